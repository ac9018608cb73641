// Dense layers, register-blocked: eight accumulators per block.
// w is [inputs][stride]; inputs and outputs are multiples of 4, lanes of 16.
import { multiplyAdd, sums } from './vectors';

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
  const xEnd = x + inputs * rowBytes;
  for (let lane: usize = 0; lane < rowBytes; lane += 32) {
    for (let o: usize = 0; o < outputs; o += 4) {
      const b = bias + (o << 2);
      let a0 = v128.load32_splat(b);
      let a1 = v128.load32_splat(b, 4);
      let a2 = v128.load32_splat(b, 8);
      let a3 = v128.load32_splat(b, 12);
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
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
      let out = y + o * rowBytes + lane;
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
  for (let lane: usize = 0; lane < rowBytes; lane += 32) {
    for (let i: usize = 0; i < inputs; i += 4) {
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
  for (let o: usize = 0; o < outputs; o += 4) {
    const gRow = gy + o * rowBytes;
    for (let i: usize = 0; i < inputs; i += 2) {
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
