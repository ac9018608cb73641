// Convolutions with 3 × 3 windows and stride 1, whole, by Winograd's tiles (winograd-tiles.ts).
// Images as in convolution.ts. Tiles are done in blocks that stay in the second-level cache, row by row
// of one group: all channels to places, for each of the 16 places a matrix product over channels, and
// back. Scratch memory: v[place][tile of the block][channel read][16 lanes], m likewise by what is made.
import { multiplyAdd } from './vectors';
import { pixelsToPlaces, placesToPixels, PIXEL } from './winograd-tiles';

/**
 * u[place][made / 2][read][2] = G g Gᵀ, of weights of which those of the first tap lie `readStep` and
 * `madeStep` bytes apart and taps `tapStep`; negative, and w at the last tap, for the way back.
 */
export function winogradWeights(
  u: usize,
  w: usize,
  read: usize,
  readStep: usize,
  made: usize,
  madeStep: usize,
  tapStep: isize,
): void {
  const pair = read << 3;
  const place = ((made + 1) >> 1) * pair;
  for (let o: usize = 0; o < made; o += 1) {
    let to = u + (o >> 1) * pair + ((o & 1) << 2);
    let from = w + o * madeStep;
    for (let channel: usize = 0; channel < read; channel += 1) {
      let g = from;
      const a0 = load<f32>(g);
      const a1 = load<f32>((g += tapStep));
      const a2 = load<f32>((g += tapStep));
      const b0 = load<f32>((g += tapStep));
      const b1 = load<f32>((g += tapStep));
      const b2 = load<f32>((g += tapStep));
      const c0 = load<f32>((g += tapStep));
      const c1 = load<f32>((g += tapStep));
      const c2 = load<f32>((g += tapStep));
      let at = to;
      at = weightRow(at, place, a0, a1, a2);
      at = weightRow(at, place, 0.5 * (a0 + b0 + c0), 0.5 * (a1 + b1 + c1), 0.5 * (a2 + b2 + c2));
      at = weightRow(at, place, 0.5 * (a0 - b0 + c0), 0.5 * (a1 - b1 + c1), 0.5 * (a2 - b2 + c2));
      weightRow(at, place, c0, c1, c2);
      to += 8;
      from += readStep;
    }
  }
}

// @ts-ignore: decorator
@inline
function weightRow(to: usize, place: usize, a: f32, b: f32, c: f32): usize {
  store<f32>(to, a);
  to += place;
  store<f32>(to, 0.5 * (a + b + c));
  to += place;
  store<f32>(to, 0.5 * (a - b + c));
  to += place;
  store<f32>(to, c);
  return to + place;
}

/**
 * y[o] = max(bias[o] + Σ over channels and taps of w · x[window + tap], floor), rows × columns of them;
 * x is at the first pixel of the first window, u what winogradWeights gave; bias 0: none.
 * Where rows or columns are odd, the image of x goes on for one more pixel of zeros.
 */
export function winograd(
  y: usize,
  x: usize,
  u: usize,
  bias: usize,
  floor: f32,
  v: usize,
  m: usize,
  block: usize,
  read: usize,
  made: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
): void {
  const floors = f32x4.splat(floor);
  const across = (columns + 1) >> 1;
  const tiles = ((rows + 1) >> 1) * across;
  const pairs = (made + 1) >> 1;
  const vTile = read * PIXEL;
  const mTile = pairs * 2 * PIXEL;
  const vPlace = block * vTile;
  const mPlace = block * mTile;
  const uPlace = pairs * (read << 3);
  for (let group: usize = 0; group < groups; group += 1) {
    for (let first: usize = 0; first < tiles; first += block) {
      const count = min(block, tiles - first);
      for (let tile: usize = 0; tile < count; tile += 1) {
        const row = (first + tile) / across;
        const column = (first + tile) % across;
        let from = x + group * xGroup + row * 2 * xRow + column * 2 * PIXEL;
        let to = v + tile * vTile;
        for (const end = to + vTile; to < end; to += PIXEL) {
          pixelsToPlaces(to, vPlace, 16, from, xRow);
          from += xChannel;
        }
      }
      for (let place: usize = 0; place < 16; place += 1) {
        products(m + place * mPlace, u + place * uPlace, v + place * vPlace, read, pairs, count);
      }
      for (let tile: usize = 0; tile < count; tile += 1) {
        const row = ((first + tile) / across) * 2;
        const column = ((first + tile) % across) * 2;
        const hasLower: bool = row + 1 < rows;
        const hasRight: bool = column + 1 < columns;
        let to = y + group * yGroup + row * yRow + column * PIXEL;
        let from = m + tile * mTile;
        for (let o: usize = 0; o < made; o += 1) {
          const start = bias ? v128.load32_splat(bias + (o << 2)) : f32x4.splat(0);
          placesToPixels(to, yRow, from, mPlace, start, floors, hasLower, hasRight);
          to += yChannel;
          from += PIXEL;
        }
      }
    }
  }
}

/** m[tile][made][16 lanes] = Σ over `read` of u · v: two outputs × 16 lanes at a time. */
function products(m: usize, u: usize, v: usize, read: usize, pairs: usize, tiles: usize): void {
  const vTile = read * PIXEL;
  for (let pair: usize = 0; pair < pairs; pair += 1) {
    let x = v;
    for (let tile: usize = 0; tile < tiles; tile += 1) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      let w = u;
      for (const end = x + vTile; x < end; x += PIXEL) {
        const w0 = v128.load32_splat(w);
        const w1 = v128.load32_splat(w, 4);
        const x0 = v128.load(x);
        a0 = multiplyAdd(a0, x0, w0);
        b0 = multiplyAdd(b0, x0, w1);
        const x1 = v128.load(x, 16);
        a1 = multiplyAdd(a1, x1, w0);
        b1 = multiplyAdd(b1, x1, w1);
        const x2 = v128.load(x, 32);
        a2 = multiplyAdd(a2, x2, w0);
        b2 = multiplyAdd(b2, x2, w1);
        const x3 = v128.load(x, 48);
        a3 = multiplyAdd(a3, x3, w0);
        b3 = multiplyAdd(b3, x3, w1);
        w += 8;
      }
      const to = m + (tile * pairs + pair) * 2 * PIXEL;
      v128.store(to, a0);
      v128.store(to, a1, 16);
      v128.store(to, a2, 32);
      v128.store(to, a3, 48);
      v128.store(to, b0, 64);
      v128.store(to, b1, 80);
      v128.store(to, b2, 96);
      v128.store(to, b3, 112);
    }
    u += read << 3;
  }
}
