// Dense layers, register-blocked: eight accumulators per block.
// w is [inputs][stride]; inputs and outputs are multiples of 4, lanes of 16.
import { multiplyAdd, sums } from './vectors';

/** Inputs at a time, so that what is read of them stays in the cache. The order of sums is the same. */
const FORWARD_CHUNK: usize = 512;
const GRADIENT_CHUNK: usize = 64;

/** y[o][lane] = bias[o] + Σ_i w[i][o] · x[i][lane]; blocks of 4 outputs × 8 lanes. */
export function denseForward(
  y: usize,
  x: usize,
  w: usize,
  bias: usize,
  inputs: usize,
  outputs: usize,
  stride: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  const strideBytes = stride << 2;
  for (let first: usize = 0; first < inputs; first += FORWARD_CHUNK) {
    const count = min(FORWARD_CHUNK, inputs - first);
    const xChunk = x + first * rowBytes;
    const wChunk = w + first * strideBytes;
    const start = first > 0 ? 0 : bias;
    forwardChunk(y, xChunk, wChunk, start, count, outputs, rowBytes, strideBytes);
  }
}

/** The part of some inputs, on top of bias, or of what y holds where bias is 0. */
function forwardChunk(
  y: usize,
  x: usize,
  w: usize,
  bias: usize,
  inputs: usize,
  outputs: usize,
  rowBytes: usize,
  strideBytes: usize,
): void {
  const xEnd = x + inputs * rowBytes;
  for (let lane: usize = 0; lane < rowBytes; lane += 32) {
    for (let o: usize = 0; o < outputs; o += 4) {
      const out0 = y + o * rowBytes + lane;
      const out1 = out0 + rowBytes;
      const out2 = out1 + rowBytes;
      const out3 = out2 + rowBytes;
      const start = bias + (o << 2);
      let a0 = bias ? v128.load32_splat(start) : v128.load(out0);
      let b0 = bias ? a0 : v128.load(out0, 16);
      let a1 = bias ? v128.load32_splat(start, 4) : v128.load(out1);
      let b1 = bias ? a1 : v128.load(out1, 16);
      let a2 = bias ? v128.load32_splat(start, 8) : v128.load(out2);
      let b2 = bias ? a2 : v128.load(out2, 16);
      let a3 = bias ? v128.load32_splat(start, 12) : v128.load(out3);
      let b3 = bias ? a3 : v128.load(out3, 16);
      let wRow = w + (o << 2);
      for (let xRow = x + lane; xRow < xEnd; xRow += rowBytes) {
        const xa = v128.load(xRow);
        const xb = v128.load(xRow, 16);
        const w0 = v128.load32_splat(wRow);
        a0 = multiplyAdd(a0, xa, w0);
        b0 = multiplyAdd(b0, xb, w0);
        const w1 = v128.load32_splat(wRow, 4);
        a1 = multiplyAdd(a1, xa, w1);
        b1 = multiplyAdd(b1, xb, w1);
        const w2 = v128.load32_splat(wRow, 8);
        a2 = multiplyAdd(a2, xa, w2);
        b2 = multiplyAdd(b2, xb, w2);
        const w3 = v128.load32_splat(wRow, 12);
        a3 = multiplyAdd(a3, xa, w3);
        b3 = multiplyAdd(b3, xb, w3);
        wRow += strideBytes;
      }
      v128.store(out0, a0);
      v128.store(out0, b0, 16);
      v128.store(out1, a1);
      v128.store(out1, b1, 16);
      v128.store(out2, a2);
      v128.store(out2, b2, 16);
      v128.store(out3, a3);
      v128.store(out3, b3, 16);
    }
  }
}

/** gx[i][lane] = Σ_o w[i][o] · gy[o][lane]; blocks of 4 inputs × 8 lanes. */
export function denseInputGradient(
  gx: usize,
  gy: usize,
  w: usize,
  inputs: usize,
  outputs: usize,
  stride: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  const strideBytes = stride << 2;
  const gyEnd = gy + outputs * rowBytes;
  for (let i: usize = 0; i < inputs; i += 4) {
    for (let lane: usize = 0; lane < rowBytes; lane += 32) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      let row0 = w + i * strideBytes;
      let row1 = row0 + strideBytes;
      let row2 = row1 + strideBytes;
      let row3 = row2 + strideBytes;
      for (let gRow = gy + lane; gRow < gyEnd; gRow += rowBytes) {
        const ga = v128.load(gRow);
        const gb = v128.load(gRow, 16);
        const w0 = v128.load32_splat(row0);
        a0 = multiplyAdd(a0, ga, w0);
        b0 = multiplyAdd(b0, gb, w0);
        const w1 = v128.load32_splat(row1);
        a1 = multiplyAdd(a1, ga, w1);
        b1 = multiplyAdd(b1, gb, w1);
        const w2 = v128.load32_splat(row2);
        a2 = multiplyAdd(a2, ga, w2);
        b2 = multiplyAdd(b2, gb, w2);
        const w3 = v128.load32_splat(row3);
        a3 = multiplyAdd(a3, ga, w3);
        b3 = multiplyAdd(b3, gb, w3);
        row0 += 4;
        row1 += 4;
        row2 += 4;
        row3 += 4;
      }
      let out = gx + i * rowBytes + lane;
      v128.store(out, a0);
      v128.store(out, b0, 16);
      out += rowBytes;
      v128.store(out, a1);
      v128.store(out, b1, 16);
      out += rowBytes;
      v128.store(out, a2);
      v128.store(out, b2, 16);
      out += rowBytes;
      v128.store(out, a3);
      v128.store(out, b3, 16);
    }
  }
}

/** gw[i][o] = Σ_lane x[i][lane] · gy[o][lane]; blocks of 2 inputs × 4 outputs. */
export function denseWeightGradient(
  gw: usize,
  x: usize,
  gy: usize,
  inputs: usize,
  outputs: usize,
  stride: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  const strideBytes = stride << 2;
  for (let first: usize = 0; first < inputs; first += GRADIENT_CHUNK) {
    const last = min(inputs, first + GRADIENT_CHUNK);
    for (let o: usize = 0; o < outputs; o += 4) {
      gradientColumns(gw, x, gy + o * rowBytes, o, first, last, strideBytes, rowBytes);
    }
  }
}

/** Four columns of the gradient, for the inputs from `first` to `last`. */
// @ts-ignore: decorator
@inline
function gradientColumns(
  gw: usize,
  x: usize,
  gRow: usize,
  o: usize,
  first: usize,
  last: usize,
  strideBytes: usize,
  rowBytes: usize,
): void {
  for (let i = first; i < last; i += 2) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    let g0 = gRow;
    let g1 = g0 + rowBytes;
    let g2 = g1 + rowBytes;
    let g3 = g2 + rowBytes;
    let xa = x + i * rowBytes;
    let xb = xa + rowBytes;
    const end = xb;
    while (xa < end) {
      const va = v128.load(xa);
      const vb = v128.load(xb);
      const v0 = v128.load(g0);
      a0 = multiplyAdd(a0, va, v0);
      b0 = multiplyAdd(b0, vb, v0);
      const v1 = v128.load(g1);
      a1 = multiplyAdd(a1, va, v1);
      b1 = multiplyAdd(b1, vb, v1);
      const v2 = v128.load(g2);
      a2 = multiplyAdd(a2, va, v2);
      b2 = multiplyAdd(b2, vb, v2);
      const v3 = v128.load(g3);
      a3 = multiplyAdd(a3, va, v3);
      b3 = multiplyAdd(b3, vb, v3);
      xa += 16;
      xb += 16;
      g0 += 16;
      g1 += 16;
      g2 += 16;
      g3 += 16;
    }
    const out = gw + i * strideBytes + (o << 2);
    v128.store(out, sums(a0, a1, a2, a3));
    v128.store(out + strideBytes, sums(b0, b1, b2, b3));
  }
}

/** gb[o] = Σ_lane gy[o][lane] */
export function biasGradient(gb: usize, gy: usize, outputs: usize, lanes: usize): void {
  const rowBytes = lanes << 2;
  for (let o: usize = 0; o < outputs; o += 4) {
    const row = gy + o * rowBytes;
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let at: usize = 0; at < rowBytes; at += 16) {
      a = f32x4.add(a, v128.load(row + at));
      b = f32x4.add(b, v128.load(row + rowBytes + at));
      c = f32x4.add(c, v128.load(row + 2 * rowBytes + at));
      d = f32x4.add(d, v128.load(row + 3 * rowBytes + at));
    }
    v128.store(gb + (o << 2), sums(a, b, c, d));
  }
}
