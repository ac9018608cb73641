// Convolutions with 3 × 3 windows and stride 1, whole, by Winograd's tiles (winograd-tiles.ts).
// Images as in convolution.ts, of 4 × 4 pixels at least. Tiles are done in blocks that stay in the
// second-level cache, row by row of one group: all channels to places, for each place a matrix product
// over channels, and back. Where 4 does not divide the image, the last tiles begin earlier, and what two
// tiles make is the later one's. Scratch memory: t 36 vectors, v[place][tile of the block][channel
// read][16 lanes], m likewise by what is made.
import { multiplyAdd, padded } from './vectors';
import { pixelsToPlaces, placesToPixels, weightsToPlaces, GAP, PIXEL, PLACES, TILE } from './winograd-tiles';

/**
 * u[place][made / 2][read][2] = G g Gᵀ of w[tap][channels][outputs], made and read in multiples of 4.
 * Forward outputs are made of channels; back channels of outputs, with the taps in the other order.
 */
export function winogradWeights(u: usize, w: usize, channels: usize, outputs: usize, isBack: bool, t: usize): void {
  const read = padded(isBack ? outputs : channels);
  const made = padded(isBack ? channels : outputs);
  const pair = read << 3;
  const place = (made >> 1) * pair;
  const tap = (channels * outputs) << 2;
  for (let channel: usize = 0; channel < channels; channel += 1) {
    for (let o: usize = 0; o < outputs; o += 4) {
      const g = w + ((channel * outputs + o) << 2);
      if (isBack) {
        const to = u + (channel >> 1) * pair + ((channel & 1) << 2) + (o << 3);
        weightsToPlaces(to, place, 8, 16, g + 8 * tap, 0 - tap, t);
      } else {
        weightsToPlaces(u + (o >> 1) * pair + (channel << 3), place, 4, pair, g, tap, t);
      }
    }
  }
}

/**
 * y[o] = max(bias[o] + Σ over channels and taps of w · x[window + tap], floor), rows × columns of them;
 * x is at the first pixel of the first window, u what winogradWeights gave; bias 0: none.
 */
export function winograd(
  y: usize,
  x: usize,
  u: usize,
  bias: usize,
  floor: f32,
  t: usize,
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
  const across = (columns + TILE - 1) / TILE;
  const tiles = ((rows + TILE - 1) / TILE) * across;
  const pairs = (made + 1) >> 1;
  const vTile = read * PIXEL;
  const mTile = pairs * 2 * PIXEL;
  const vPlace = block * vTile + GAP;
  const mPlace = block * mTile + GAP;
  const uPair = padded(read) << 3;
  const uPlace = (padded(made) >> 1) * uPair;
  for (let group: usize = 0; group < groups; group += 1) {
    for (let first: usize = 0; first < tiles; first += block) {
      const count = min(block, tiles - first);
      for (let tile: usize = 0; tile < count; tile += 1) {
        const row = startOf((first + tile) / across, rows);
        const column = startOf((first + tile) % across, columns);
        let from = x + group * xGroup + row * xRow + column * PIXEL;
        let to = v + tile * vTile;
        for (const end = to + vTile; to < end; to += PIXEL) {
          pixelsToPlaces(to, vPlace, from, xRow, t);
          from += xChannel;
        }
      }
      for (let place: usize = 0; place < PLACES; place += 1) {
        products(m + place * mPlace, u + place * uPlace, uPair, v + place * vPlace, read, pairs, count);
      }
      for (let tile: usize = 0; tile < count; tile += 1) {
        const row = startOf((first + tile) / across, rows);
        const column = startOf((first + tile) % across, columns);
        let to = y + group * yGroup + row * yRow + column * PIXEL;
        let from = m + tile * mTile;
        for (let o: usize = 0; o < made; o += 1) {
          const start = bias ? v128.load32_splat(bias + (o << 2)) : f32x4.splat(0);
          placesToPixels(to, yRow, from, mPlace, start, floors, t);
          to += yChannel;
          from += PIXEL;
        }
      }
    }
  }
}

/** The first row, or column, of a tile: the last one ends where the image does. */
// @ts-ignore: decorator
@inline
function startOf(tile: usize, size: usize): usize {
  return min(tile * TILE, size - TILE);
}

/** m[tile][made][16 lanes] = Σ over `read` of u · v: two outputs × 16 lanes at a time. */
function products(
  m: usize,
  u: usize,
  uPair: usize,
  v: usize,
  read: usize,
  pairs: usize,
  tiles: usize,
): void {
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
    u += uPair;
  }
}
