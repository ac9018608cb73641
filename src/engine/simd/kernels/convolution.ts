// Convolutions as lists of surviving kernel entries, by output.
// Activations are [group][channel][row][column][16 lanes], in a frame of zeros wide enough for every
// window: an entry is a shifted multiply-add. `starts` [blocks × outputs + 1] counts entries; `offsets`
// [entries] are bytes from the window's first pixel in the first channel to the entry's pixel.
//
// A row is done block by block of the channels that are read, so that what outputs share of them stays
// at hand. In a block a row of one output is finished before the next output's: its entries stay at
// hand, and pixels are read and written in the order in which they lie.
//
// xStep, xRow: bytes from one window to the next in a row, and to the row below; likewise y.
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
  blocks: usize,
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
  const weights = w - offsets; // the weight of an entry lies as far from w as its offset does
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const windows = x + group * xGroup + row * xRow;
      let list = starts;
      for (let block: usize = 0; block < blocks; block += 1) {
        const floors = f32x4.splat(block + 1 == blocks ? floor : -Infinity);
        let out = y + group * yGroup + row * yRow;
        for (let o: usize = 0; o < outputs; o += 1) {
          const first = offsets + ((<usize>load<u32>(list)) << 2);
          const end = offsets + ((<usize>load<u32>(list, 4)) << 2);
          const start = bias ? v128.load32_splat(bias + (o << 2)) : f32x4.splat(0);
          convolveRow(out, windows, first, end, weights, start, block > 0, floors, columns, yStep, xStep);
          list += 4;
          out += yChannel;
        }
      }
    }
  }
}

/**
 * A row of one output, on top of `start`, or of what it holds. Three pixels at a time, by one and a half: V8 (Node 20)
 * moves all loads of a turn before its products, and six sums, six vectors and a weight are what 15 registers hold.
 */
// @ts-ignore: decorator
@inline
function convolveRow(
  out: usize,
  window: usize,
  first: usize,
  end: usize,
  weights: usize,
  start: v128,
  continues: bool,
  floors: v128,
  columns: usize,
  yStep: usize,
  xStep: usize,
): void {
  const threes = columns / 3;
  for (let column: usize = 0; column < threes; column += 1) {
    const next = out + yStep;
    let a = continues ? v128.load(out) : start;
    let b = continues ? v128.load(out, 16) : start;
    let c = continues ? v128.load(out, 32) : start;
    let d = continues ? v128.load(out, 48) : start;
    let e = continues ? v128.load(next) : start;
    let f = continues ? v128.load(next, 16) : start;
    for (let k = first; k < end; k += 4) {
      const weight = v128.load32_splat(weights + k);
      const p = window + <usize>load<u32>(k);
      const q = p + xStep;
      a = multiplyAdd(a, weight, v128.load(p));
      b = multiplyAdd(b, weight, v128.load(p, 16));
      c = multiplyAdd(c, weight, v128.load(p, 32));
      d = multiplyAdd(d, weight, v128.load(p, 48));
      e = multiplyAdd(e, weight, v128.load(q));
      f = multiplyAdd(f, weight, v128.load(q, 16));
    }
    v128.store(out, f32x4.pmax(a, floors));
    v128.store(out, f32x4.pmax(b, floors), 16);
    v128.store(out, f32x4.pmax(c, floors), 32);
    v128.store(out, f32x4.pmax(d, floors), 48);
    v128.store(next, f32x4.pmax(e, floors));
    v128.store(next, f32x4.pmax(f, floors), 16);
    window += xStep;
    out = next;
    const last = out + yStep;
    a = continues ? v128.load(out, 32) : start;
    b = continues ? v128.load(out, 48) : start;
    c = continues ? v128.load(last) : start;
    d = continues ? v128.load(last, 16) : start;
    e = continues ? v128.load(last, 32) : start;
    f = continues ? v128.load(last, 48) : start;
    for (let k = first; k < end; k += 4) {
      const weight = v128.load32_splat(weights + k);
      const p = window + <usize>load<u32>(k);
      const q = p + xStep;
      a = multiplyAdd(a, weight, v128.load(p, 32));
      b = multiplyAdd(b, weight, v128.load(p, 48));
      c = multiplyAdd(c, weight, v128.load(q));
      d = multiplyAdd(d, weight, v128.load(q, 16));
      e = multiplyAdd(e, weight, v128.load(q, 32));
      f = multiplyAdd(f, weight, v128.load(q, 48));
    }
    v128.store(out, f32x4.pmax(a, floors), 32);
    v128.store(out, f32x4.pmax(b, floors), 48);
    v128.store(last, f32x4.pmax(c, floors));
    v128.store(last, f32x4.pmax(d, floors), 16);
    v128.store(last, f32x4.pmax(e, floors), 32);
    v128.store(last, f32x4.pmax(f, floors), 48);
    window += xStep << 1;
    out = last + yStep;
  }
  convolvePixels(out, window, first, end, weights, start, continues, floors, columns - 3 * threes, yStep, xStep);
}

/** The last `count` pixels of a row, one at a time, with two entries a turn. */
// @ts-ignore: decorator
@inline
function convolvePixels(
  out: usize,
  window: usize,
  first: usize,
  end: usize,
  weights: usize,
  start: v128,
  continues: bool,
  floors: v128,
  count: usize,
  yStep: usize,
  xStep: usize,
): void {
  for (const last = out + count * yStep; out < last; out += yStep) {
    let a = continues ? v128.load(out) : start;
    let b = continues ? v128.load(out, 16) : start;
    let c = continues ? v128.load(out, 32) : start;
    let d = continues ? v128.load(out, 48) : start;
    let k = first;
    for (; k + 4 < end; k += 8) {
      const w0 = v128.load32_splat(weights + k);
      const w1 = v128.load32_splat(weights + k, 4);
      const p = window + <usize>load<u32>(k);
      const q = window + <usize>load<u32>(k, 4);
      a = multiplyAdd(multiplyAdd(a, w0, v128.load(p)), w1, v128.load(q));
      b = multiplyAdd(multiplyAdd(b, w0, v128.load(p, 16)), w1, v128.load(q, 16));
      c = multiplyAdd(multiplyAdd(c, w0, v128.load(p, 32)), w1, v128.load(q, 32));
      d = multiplyAdd(multiplyAdd(d, w0, v128.load(p, 48)), w1, v128.load(q, 48));
    }
    if (k < end) {
      const w0 = v128.load32_splat(weights + k);
      const p = window + <usize>load<u32>(k);
      a = multiplyAdd(a, w0, v128.load(p));
      b = multiplyAdd(b, w0, v128.load(p, 16));
      c = multiplyAdd(c, w0, v128.load(p, 32));
      d = multiplyAdd(d, w0, v128.load(p, 48));
    }
    v128.store(out, f32x4.pmax(a, floors));
    v128.store(out, f32x4.pmax(b, floors), 16);
    v128.store(out, f32x4.pmax(c, floors), 32);
    v128.store(out, f32x4.pmax(d, floors), 48);
    window += xStep;
  }
}

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
  blocks: usize,
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
      let list = starts;
      for (let block: usize = 0; block < blocks; block += 1) {
        let place = group * yGroup + row * yRow;
        for (let o: usize = 0; o < outputs; o += 1) {
          const slopes = gy + place;
          if (totals && block == 0) totalRow(totals + (o << 6), isFirst, slopes, y ? y + place : 0, columns * yStep);
          const end = <usize>load<u32>(list, 4);
          for (let k = <usize>load<u32>(list); k < end; k += 4) {
            const to = gw + (k << 2);
            const entry = offsets + (k << 2);
            rowGradient(to, isFirst, windows, slopes, entry, end - k, columns, yStep, xStep);
          }
          list += 4;
          place += yChannel;
        }
      }
    }
  }
}

/** totals[16 lanes] += the slopes of a row, once they are through the ReLU; y 0: no ReLU. */
// @ts-ignore: decorator
@inline
export function totalRow(totals: usize, isFirst: bool, slopes: usize, y: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  let a = isFirst ? zero : v128.load(totals);
  let b = isFirst ? zero : v128.load(totals, 16);
  let c = isFirst ? zero : v128.load(totals, 32);
  let d = isFirst ? zero : v128.load(totals, 48);
  const end = slopes + bytes;
  if (y) {
    const toY = y - slopes;
    for (let at = slopes; at < end; at += 64) {
      const from = at + toY;
      const g0 = v128.and(v128.load(at), f32x4.gt(v128.load(from), zero));
      const g1 = v128.and(v128.load(at, 16), f32x4.gt(v128.load(from, 16), zero));
      const g2 = v128.and(v128.load(at, 32), f32x4.gt(v128.load(from, 32), zero));
      const g3 = v128.and(v128.load(at, 48), f32x4.gt(v128.load(from, 48), zero));
      v128.store(at, g0);
      v128.store(at, g1, 16);
      v128.store(at, g2, 32);
      v128.store(at, g3, 48);
      a = f32x4.add(a, g0);
      b = f32x4.add(b, g1);
      c = f32x4.add(c, g2);
      d = f32x4.add(d, g3);
    }
  } else {
    for (let at = slopes; at < end; at += 64) {
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at, 16));
      c = f32x4.add(c, v128.load(at, 32));
      d = f32x4.add(d, v128.load(at, 48));
    }
  }
  v128.store(totals, a);
  v128.store(totals, b, 16);
  v128.store(totals, c, 32);
  v128.store(totals, d, 48);
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

/** The part of one row, for four survivors of one output, two by two for want of registers; `left` of them are kept. */
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
  let a = f32x4.splat(0);
  let b = a;
  const end = slopes + columns * yStep;
  for (let at = slopes; at < end; at += yStep) {
    const g0 = v128.load(at);
    const g1 = v128.load(at, 16);
    const g2 = v128.load(at, 32);
    const g3 = v128.load(at, 48);
    a = f32x4.add(a, pixelProduct(x0, g0, g1, g2, g3));
    b = f32x4.add(b, pixelProduct(x1, g0, g1, g2, g3));
    x0 += xStep;
    x1 += xStep;
  }
  let c = f32x4.splat(0);
  let d = c;
  if (left > 2) {
    for (let at = slopes; at < end; at += yStep) {
      const g0 = v128.load(at);
      const g1 = v128.load(at, 16);
      const g2 = v128.load(at, 32);
      const g3 = v128.load(at, 48);
      c = f32x4.add(c, pixelProduct(x2, g0, g1, g2, g3));
      d = f32x4.add(d, pixelProduct(x3, g0, g1, g2, g3));
      x2 += xStep;
      x3 += xStep;
    }
  }
  let total = sums(a, b, c, d);
  if (!isFirst) total = f32x4.add(v128.load(gw), total);
  if (left > 3) {
    v128.store(gw, total);
  } else {
    v128.store_lane<f32>(gw, total, 0);
    if (left > 1) v128.store_lane<f32>(gw, total, 1, 4);
    if (left > 2) v128.store_lane<f32>(gw, total, 2, 8);
  }
}

/** Sixteen lanes of a pixel times slopes, as sums of four. */
// @ts-ignore: decorator
@inline
function pixelProduct(x: usize, g0: v128, g1: v128, g2: v128, g3: v128): v128 {
  const even = multiplyAdd(f32x4.mul(g0, v128.load(x)), g1, v128.load(x, 16));
  const odd = multiplyAdd(f32x4.mul(g2, v128.load(x, 32)), g3, v128.load(x, 48));
  return f32x4.add(even, odd);
}

/** to[k] = w[places[k]], `places` in bytes: weights in the order of the way back. */
export function permute(to: usize, w: usize, places: usize, count: usize): void {
  for (const end = places + (count << 2); places < end; places += 4) {
    store<f32>(to, load<f32>(w + <usize>load<u32>(places)));
    to += 4;
  }
}

/** to[places[k]] = w[k], `places` in bytes: survivors in their kernel. */
export function scatter(to: usize, w: usize, places: usize, count: usize): void {
  for (const end = places + (count << 2); places < end; places += 4) {
    store<f32>(to + <usize>load<u32>(places), load<f32>(w));
    w += 4;
  }
}
