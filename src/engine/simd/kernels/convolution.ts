// Convolutions as lists of surviving kernel entries, by output.
// Activations are [group][channel][row][column][16 lanes], in a frame of zeros wide enough for every
// window: an entry is a shifted multiply-add. `starts` [outputs + 1] counts entries; `offsets`
// [entries] are bytes from the window's first pixel in the first channel to the entry's pixel.
//
// A row of one output is finished before the next output's: its entries stay at hand, and pixels are
// read and written in the order in which they lie.
//
// xStep, xRow: bytes from one window to the next in a row, and to the row below; likewise y.
import { throughRelu } from './activations';
import { multiplyAdd, sum, sums } from './vectors';

/**
 * y[o] = max(bias[o] + Σ over the survivors of o of w · x[window + offset], floor); bias 0: none.
 * `floor` is 0 for a ReLU, else −∞.
 */
export function convolve(
  y: usize,
  x: usize,
  w: usize,
  bias: usize,
  floor: f32,
  starts: usize,
  offsets: usize,
  outputs: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yStep: usize,
  xGroup: usize,
  xRow: usize,
  xStep: usize,
): void {
  // two neighbours at a time; an odd one at the end is its own neighbour
  const floors = f32x4.splat(floor);
  const weights = w - offsets; // the weight of an entry lies as far from w as its offset does
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const firstWindow = x + group * xGroup + row * xRow;
      const firstOut = y + group * yGroup + row * yRow;
      for (let o: usize = 0; o < outputs; o += 1) {
        const first = offsets + ((<usize>load<u32>(starts + (o << 2))) << 2);
        const end = offsets + ((<usize>load<u32>(starts + (o << 2), 4)) << 2);
        const start = bias ? v128.load32_splat(bias + (o << 2)) : f32x4.splat(0);
        let window = firstWindow;
        let out = firstOut + o * yChannel;
        for (let column: usize = 0; column < columns; column += 2) {
          const alone = column + 1 == columns;
          const xNext = alone ? 0 : xStep;
          let a = start;
          let b = start;
          let c = start;
          let d = start;
          let e = start;
          let f = start;
          let g = start;
          let h = start;
          for (let k = first; k < end; k += 4) {
            const weight = v128.load32_splat(weights + k);
            const one = window + <usize>load<u32>(k);
            a = multiplyAdd(a, weight, v128.load(one));
            b = multiplyAdd(b, weight, v128.load(one, 16));
            c = multiplyAdd(c, weight, v128.load(one, 32));
            d = multiplyAdd(d, weight, v128.load(one, 48));
            const two = one + xNext;
            e = multiplyAdd(e, weight, v128.load(two));
            f = multiplyAdd(f, weight, v128.load(two, 16));
            g = multiplyAdd(g, weight, v128.load(two, 32));
            h = multiplyAdd(h, weight, v128.load(two, 48));
          }
          const next = alone ? out : out + yStep;
          v128.store(out, f32x4.pmax(a, floors));
          v128.store(out, f32x4.pmax(b, floors), 16);
          v128.store(out, f32x4.pmax(c, floors), 32);
          v128.store(out, f32x4.pmax(d, floors), 48);
          v128.store(next, f32x4.pmax(e, floors));
          v128.store(next, f32x4.pmax(f, floors), 16);
          v128.store(next, f32x4.pmax(g, floors), 32);
          v128.store(next, f32x4.pmax(h, floors), 48);
          window += 2 * xStep;
          out += 2 * yStep;
        }
      }
    }
  }
}

/** Columns of a row whose products are summed before they join a gradient. */
const TILE: usize = 8;

/**
 * gw[k] = Σ over all windows and lanes of x[window + offset] · gy[o]. Before, where `totals` is not 0:
 * gy ← gy where y > 0, else 0 (y 0: no ReLU), and totals[o][16 lanes] = Σ over all windows of gy[o].
 */
export function convolutionWeightGradient(
  gw: usize,
  totals: usize,
  x: usize,
  gy: usize,
  y: usize,
  starts: usize,
  offsets: usize,
  outputs: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yStep: usize,
  xGroup: usize,
  xRow: usize,
  xStep: usize,
): void {
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const windows = x + group * xGroup + row * xRow;
      const isFirst = group + row == 0; // sums start at 0
      for (let o: usize = 0; o < outputs; o += 1) {
        const place = group * yGroup + o * yChannel + row * yRow;
        const slopes = gy + place;
        if (totals) totalRow(totals + (o << 6), isFirst, slopes, y ? y + place : 0, columns * yStep);
        const end = <usize>load<u32>(starts + (o << 2), 4);
        for (let k = <usize>load<u32>(starts + (o << 2)); k < end; k += 4) {
          const to = gw + (k << 2);
          const entry = offsets + (k << 2);
          rowGradient(to, isFirst, windows, slopes, entry, end - k, columns, yStep, xStep);
        }
      }
    }
  }
}

/** totals[16 lanes] += the slopes of a row, once they are through the ReLU. */
// @ts-ignore: decorator
@inline
export function totalRow(totals: usize, isFirst: bool, slopes: usize, y: usize, bytes: usize): void {
  for (let lane: usize = 0; lane < 64; lane += 16) {
    let total = isFirst ? f32x4.splat(0) : v128.load(totals + lane);
    for (let at = lane; at < bytes; at += 64) {
      const slope = throughRelu(slopes, y, at);
      v128.store(slopes + at, slope);
      total = f32x4.add(total, slope);
    }
    v128.store(totals + lane, total);
  }
}

/** gb[o] = the sum of totals[o][16 lanes] */
export function laneSums(gb: usize, totals: usize, outputs: usize): void {
  for (const end = gb + (outputs << 2); gb < end; gb += 4) {
    const even = f32x4.add(v128.load(totals), v128.load(totals, 32));
    const odd = f32x4.add(v128.load(totals, 16), v128.load(totals, 48));
    store<f32>(gb, sum(f32x4.add(even, odd)));
    totals += 64;
  }
}

/** The part of one row, for four survivors of one output; `left` of them are kept. */
// @ts-ignore: decorator
@inline
function rowGradient(
  gw: usize,
  isFirst: bool,
  windows: usize,
  slopes: usize,
  offsets: usize,
  left: usize,
  columns: usize,
  yStep: usize,
  xStep: usize,
): void {
  // past the last survivor the same one again
  let x0 = windows + <usize>load<u32>(offsets);
  let x1 = left > 1 ? windows + <usize>load<u32>(offsets, 4) : x0;
  let x2 = left > 2 ? windows + <usize>load<u32>(offsets, 8) : x0;
  let x3 = left > 3 ? windows + <usize>load<u32>(offsets, 12) : x0;
  let total = isFirst ? f32x4.splat(0) : v128.load(gw);
  const end = slopes + columns * yStep;
  for (let at = slopes; at < end; ) {
    const tileEnd = min(end, at + TILE * yStep);
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let e = a;
    let f = a;
    let g = a;
    let h = a;
    for (; at < tileEnd; at += yStep) {
      const g0 = v128.load(at);
      a = multiplyAdd(a, g0, v128.load(x0));
      b = multiplyAdd(b, g0, v128.load(x1));
      c = multiplyAdd(c, g0, v128.load(x2));
      d = multiplyAdd(d, g0, v128.load(x3));
      const g1 = v128.load(at, 16);
      e = multiplyAdd(e, g1, v128.load(x0, 16));
      f = multiplyAdd(f, g1, v128.load(x1, 16));
      g = multiplyAdd(g, g1, v128.load(x2, 16));
      h = multiplyAdd(h, g1, v128.load(x3, 16));
      const g2 = v128.load(at, 32);
      a = multiplyAdd(a, g2, v128.load(x0, 32));
      b = multiplyAdd(b, g2, v128.load(x1, 32));
      c = multiplyAdd(c, g2, v128.load(x2, 32));
      d = multiplyAdd(d, g2, v128.load(x3, 32));
      const g3 = v128.load(at, 48);
      e = multiplyAdd(e, g3, v128.load(x0, 48));
      f = multiplyAdd(f, g3, v128.load(x1, 48));
      g = multiplyAdd(g, g3, v128.load(x2, 48));
      h = multiplyAdd(h, g3, v128.load(x3, 48));
      x0 += xStep;
      x1 += xStep;
      x2 += xStep;
      x3 += xStep;
    }
    const part = sums(f32x4.add(a, e), f32x4.add(b, f), f32x4.add(c, g), f32x4.add(d, h));
    total = f32x4.add(total, part);
  }
  if (left > 3) {
    v128.store(gw, total);
  } else {
    v128.store_lane<f32>(gw, total, 0);
    if (left > 1) v128.store_lane<f32>(gw, total, 1, 4);
    if (left > 2) v128.store_lane<f32>(gw, total, 2, 8);
  }
}

/** to[k] = w[places[k]], `places` in bytes: weights in the order of the way back. */
export function permute(to: usize, w: usize, places: usize, count: usize): void {
  for (const end = places + (count << 2); places < end; places += 4) {
    store<f32>(to, load<f32>(w + <usize>load<u32>(places)));
    to += 4;
  }
}
