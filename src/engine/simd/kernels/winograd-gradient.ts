// The gradient of a kernel of 3 × 3 windows by tiles (winograd-gradient-tiles.ts): for each of the 16
// places a matrix product over tiles and lanes, in blocks of tiles that stay in the second-level cache.
// Scratch memory, four lanes a vector: v[place][channels / 2][tile of the block, vector][2 channels],
// d[place][outputs / 4][tile of the block, vector][4 outputs]. What stands in for channels and outputs
// beyond the last is multiplied with nothing that is kept.
import { totalRow } from './convolution';
import { multiplyAdd, padded, sums } from './vectors';
import { pixelsToPlaces, slopesToPlaces } from './winograd-gradient-tiles';
import { GAP, PIXEL } from './winograd-tiles';

/**
 * gu[place][channels][outputs, a multiple of 4] = Σ over tiles and lanes of (A gy Aᵀ) ⊙ (Bᵀ x B).
 * Before, where `totals` is not 0: gy ← gy where y > 0, else 0 (y 0: no ReLU), and
 * totals[o][16 lanes] = Σ over all windows of gy[o].
 */
export function winogradGradient(
  gu: usize,
  totals: usize,
  x: usize,
  gy: usize,
  y: usize,
  v: usize,
  d: usize,
  block: usize,
  channels: usize,
  outputs: usize,
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
  const across = (columns + 1) >> 1;
  const tiles = ((rows + 1) >> 1) * across;
  const line = block * PIXEL; // of one channel, one output
  const vPlace = ((channels + 1) >> 1) * 2 * line + GAP;
  const dPlace = padded(outputs) * line + GAP;
  const guPlace = ((channels + 1) >> 1) * 2 * (padded(outputs) << 2);
  for (let group: usize = 0; group < groups; group += 1) {
    const slopes = gy + group * yGroup;
    const values = y + group * yGroup;
    let ready: usize = 0; // rows of slopes that are through the ReLU
    for (let first: usize = 0; first < tiles; first += block) {
      const count = min(block, tiles - first);
      const needed = min(rows, ((first + count - 1) / across) * 2 + 2);
      for (; totals && ready < needed; ready += 1) {
        let at = ready * yRow;
        for (let o: usize = 0; o < outputs; o += 1) {
          totalRow(totals + o * PIXEL, group + ready == 0, slopes + at, y ? values + at : 0, columns * PIXEL);
          at += yChannel;
        }
      }
      for (let tile: usize = 0; tile < count; tile += 1) {
        const row = (first + tile) / across;
        const column = (first + tile) % across;
        let from = x + group * xGroup + row * 2 * xRow + column * 2 * PIXEL;
        for (let channel: usize = 0; channel < channels; channel += 1) {
          const to = v + (channel >> 1) * 2 * line + tile * 2 * PIXEL + ((channel & 1) << 4);
          pixelsToPlaces(to, vPlace, 32, from, xRow);
          from += xChannel;
        }
        from = slopes + row * 2 * yRow + column * 2 * PIXEL;
        for (let o: usize = 0; o < outputs; o += 1) {
          const to = d + (o >> 2) * 4 * line + tile * 4 * PIXEL + ((o & 3) << 4);
          slopesToPlaces(to, dPlace, 64, from, yRow);
          from += yChannel;
        }
      }
      const isFirst = group + first == 0; // sums start at 0
      for (let place: usize = 0; place < 16; place += 1) {
        const to = gu + place * guPlace;
        gradientProducts(to, isFirst, v + place * vPlace, d + place * dPlace, channels, outputs, line, count);
      }
    }
  }
}

/** gu[channel][output] += Σ over the lanes of `tiles` of v · d: two channels × four outputs at a time. */
function gradientProducts(
  gu: usize,
  isFirst: bool,
  v: usize,
  d: usize,
  channels: usize,
  outputs: usize,
  line: usize,
  tiles: usize,
): void {
  const row = padded(outputs) << 2;
  for (let o: usize = 0; o < outputs; o += 4) {
    let x = v;
    let to = gu + (o << 2);
    for (let channel: usize = 0; channel < channels; channel += 2) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      let slopes = d;
      let at = x;
      for (const end = x + tiles * 2 * PIXEL; at < end; at += 32) {
        const xa = v128.load(at);
        const xb = v128.load(at, 16);
        const g0 = v128.load(slopes);
        a0 = multiplyAdd(a0, xa, g0);
        b0 = multiplyAdd(b0, xb, g0);
        const g1 = v128.load(slopes, 16);
        a1 = multiplyAdd(a1, xa, g1);
        b1 = multiplyAdd(b1, xb, g1);
        const g2 = v128.load(slopes, 32);
        a2 = multiplyAdd(a2, xa, g2);
        b2 = multiplyAdd(b2, xb, g2);
        const g3 = v128.load(slopes, 48);
        a3 = multiplyAdd(a3, xa, g3);
        b3 = multiplyAdd(b3, xb, g3);
        slopes += 64;
      }
      let a = sums(a0, a1, a2, a3);
      let b = sums(b0, b1, b2, b3);
      if (!isFirst) {
        a = f32x4.add(v128.load(to), a);
        b = f32x4.add(v128.load(to + row), b);
      }
      v128.store(to, a);
      v128.store(to + row, b);
      to += 2 * row;
      x += 2 * line;
    }
    d += 4 * line;
  }
}

/** gw[tap][channels][outputs] = Gᵀ gu G */
export function winogradWeightGradient(gw: usize, gu: usize, channels: usize, outputs: usize): void {
  const row = padded(outputs) << 2;
  const place = ((channels + 1) >> 1) * 2 * row;
  const tap = (channels * outputs) << 2;
  for (let channel: usize = 0; channel < channels; channel += 1) {
    for (let o: usize = 0; o < outputs; o += 1) {
      const from = gu + channel * row + (o << 2);
      // by columns: Gᵀ gu
      const a0 = top(from, place);
      const b0 = middle(from, place);
      const c0 = bottom(from, place);
      const a1 = top(from + place, place);
      const b1 = middle(from + place, place);
      const c1 = bottom(from + place, place);
      const a2 = top(from + 2 * place, place);
      const b2 = middle(from + 2 * place, place);
      const c2 = bottom(from + 2 * place, place);
      const a3 = top(from + 3 * place, place);
      const b3 = middle(from + 3 * place, place);
      const c3 = bottom(from + 3 * place, place);
      let to = gw + ((channel * outputs + o) << 2);
      to = gradientRow(to, tap, a0, a1, a2, a3);
      to = gradientRow(to, tap, b0, b1, b2, b3);
      gradientRow(to, tap, c0, c1, c2, c3);
    }
  }
}

// @ts-ignore: decorator
@inline
function top(from: usize, place: usize): f32 {
  return load<f32>(from) + 0.5 * (load<f32>(from + 4 * place) + load<f32>(from + 8 * place));
}

// @ts-ignore: decorator
@inline
function middle(from: usize, place: usize): f32 {
  return 0.5 * (load<f32>(from + 4 * place) - load<f32>(from + 8 * place));
}

// @ts-ignore: decorator
@inline
function bottom(from: usize, place: usize): f32 {
  return 0.5 * (load<f32>(from + 4 * place) + load<f32>(from + 8 * place)) + load<f32>(from + 12 * place);
}

// @ts-ignore: decorator
@inline
function gradientRow(to: usize, tap: usize, a: f32, b: f32, c: f32, d: f32): usize {
  store<f32>(to, a + 0.5 * (b + c));
  to += tap;
  store<f32>(to, 0.5 * (b - c));
  to += tap;
  store<f32>(to, 0.5 * (b + c) + d);
  return to + tap;
}
