// Masked layers as the list of survivors, in the order of outputs: one surviving weight is one
// multiply-add over all lanes. `starts`, `ends` [outputs] count entries, of all inputs or of some; `rows` [entries] is the byte
// offset of the entry's row in the other activation (x going forward, gy going back). Six vectors of lanes at
// a time: with their sums and a weight they are what registers hold (convolution.ts).
import { multiplyAdd, sum, sums } from './vectors';

/** y[o] = bias[o] + Σ over the survivors of o of w · x[i], or on top of what y holds where bias is 0 */
export function sparseForward(
  y: usize,
  x: usize,
  w: usize,
  bias: usize,
  starts: usize,
  ends: usize,
  rows: usize,
  outputs: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  const bySixes = sixes(rowBytes);
  for (let o: usize = 0; o < outputs; o += 1) {
    const first = (<usize>load<u32>(starts + (o << 2))) << 2;
    const end = (<usize>load<u32>(ends + (o << 2))) << 2;
    const start = bias ? v128.load32_splat(bias + (o << 2)) : f32x4.splat(0);
    const out = y + o * rowBytes;
    let lane: usize = 0;
    for (; lane < bySixes; lane += 96) {
      let a = bias ? start : v128.load(out + lane);
      let b = bias ? start : v128.load(out + lane, 16);
      let c = bias ? start : v128.load(out + lane, 32);
      let d = bias ? start : v128.load(out + lane, 48);
      let e = bias ? start : v128.load(out + lane, 64);
      let f = bias ? start : v128.load(out + lane, 80);
      for (let k = first; k < end; k += 4) {
        const weight = v128.load32_splat(w + k);
        const row = x + <usize>load<u32>(rows + k) + lane;
        a = multiplyAdd(a, weight, v128.load(row));
        b = multiplyAdd(b, weight, v128.load(row, 16));
        c = multiplyAdd(c, weight, v128.load(row, 32));
        d = multiplyAdd(d, weight, v128.load(row, 48));
        e = multiplyAdd(e, weight, v128.load(row, 64));
        f = multiplyAdd(f, weight, v128.load(row, 80));
      }
      store6(out + lane, a, b, c, d, e, f);
    }
    for (; lane < rowBytes; lane += 64) {
      let a = bias ? start : v128.load(out + lane);
      let b = bias ? start : v128.load(out + lane, 16);
      let c = bias ? start : v128.load(out + lane, 32);
      let d = bias ? start : v128.load(out + lane, 48);
      for (let k = first; k < end; k += 4) {
        const weight = v128.load32_splat(w + k);
        const row = x + <usize>load<u32>(rows + k) + lane;
        a = multiplyAdd(a, weight, v128.load(row));
        b = multiplyAdd(b, weight, v128.load(row, 16));
        c = multiplyAdd(c, weight, v128.load(row, 32));
        d = multiplyAdd(d, weight, v128.load(row, 48));
      }
      store4(out + lane, a, b, c, d);
    }
  }
}

/**
 * gx[i] = Σ over the survivors of i of w · gy[o]. Lists are in the order of inputs here, the
 * weights are not: `places` [entries] are byte offsets into them.
 */
export function sparseInputGradient(
  gx: usize,
  gy: usize,
  w: usize,
  places: usize,
  starts: usize,
  rows: usize,
  inputs: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  const bySixes = sixes(rowBytes);
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < inputs; i += 1) {
    const first = (<usize>load<u32>(starts + (i << 2))) << 2;
    const end = (<usize>load<u32>(starts + (i << 2), 4)) << 2;
    const out = gx + i * rowBytes;
    let lane: usize = 0;
    for (; lane < bySixes; lane += 96) {
      let a = zero;
      let b = zero;
      let c = zero;
      let d = zero;
      let e = zero;
      let f = zero;
      for (let k = first; k < end; k += 4) {
        const weight = v128.load32_splat(w + <usize>load<u32>(places + k));
        const row = gy + <usize>load<u32>(rows + k) + lane;
        a = multiplyAdd(a, weight, v128.load(row));
        b = multiplyAdd(b, weight, v128.load(row, 16));
        c = multiplyAdd(c, weight, v128.load(row, 32));
        d = multiplyAdd(d, weight, v128.load(row, 48));
        e = multiplyAdd(e, weight, v128.load(row, 64));
        f = multiplyAdd(f, weight, v128.load(row, 80));
      }
      store6(out + lane, a, b, c, d, e, f);
    }
    for (; lane < rowBytes; lane += 64) {
      let a = zero;
      let b = zero;
      let c = zero;
      let d = zero;
      for (let k = first; k < end; k += 4) {
        const weight = v128.load32_splat(w + <usize>load<u32>(places + k));
        const row = gy + <usize>load<u32>(rows + k) + lane;
        a = multiplyAdd(a, weight, v128.load(row));
        b = multiplyAdd(b, weight, v128.load(row, 16));
        c = multiplyAdd(c, weight, v128.load(row, 32));
        d = multiplyAdd(d, weight, v128.load(row, 48));
      }
      store4(out + lane, a, b, c, d);
    }
  }
}

/** gw[k] = Σ_lane x[i][lane] · gy[o][lane], for survivors only, four of one output at a time */
export function sparseWeightGradient(
  gw: usize,
  x: usize,
  gy: usize,
  starts: usize,
  ends: usize,
  rows: usize,
  outputs: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  for (let o: usize = 0; o < outputs; o += 1) {
    let k = (<usize>load<u32>(starts + (o << 2))) << 2;
    const end = (<usize>load<u32>(ends + (o << 2))) << 2;
    const gRow = gy + o * rowBytes;
    for (; k + 16 <= end; k += 16) {
      const entry = rows + k;
      const x0 = x + <usize>load<u32>(entry);
      const x1 = x + <usize>load<u32>(entry, 4);
      const x2 = x + <usize>load<u32>(entry, 8);
      const x3 = x + <usize>load<u32>(entry, 12);
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      for (let at: usize = 0; at < rowBytes; at += 16) {
        const g = v128.load(gRow + at);
        a = multiplyAdd(a, g, v128.load(x0 + at));
        b = multiplyAdd(b, g, v128.load(x1 + at));
        c = multiplyAdd(c, g, v128.load(x2 + at));
        d = multiplyAdd(d, g, v128.load(x3 + at));
      }
      v128.store(gw + k, sums(a, b, c, d));
    }
    for (; k < end; k += 4) {
      const row = x + <usize>load<u32>(rows + k);
      let a = f32x4.splat(0);
      for (let at: usize = 0; at < rowBytes; at += 16) {
        a = multiplyAdd(a, v128.load(gRow + at), v128.load(row + at));
      }
      store<f32>(gw + k, sum(a));
    }
  }
}

/** Bytes of a row that are done by six vectors, so that the rest are fours. */
// @ts-ignore: decorator
@inline
function sixes(rowBytes: usize): usize {
  return rowBytes - (rowBytes % 192);
}

// @ts-ignore: decorator
@inline
function store4(out: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(out, a);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
}

// @ts-ignore: decorator
@inline
function store6(out: usize, a: v128, b: v128, c: v128, d: v128, e: v128, f: v128): void {
  store4(out, a, b, c, d);
  v128.store(out, e, 64);
  v128.store(out, f, 80);
}
