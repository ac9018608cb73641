// A masked first layer whose input is mostly zeros: survivors in the order of inputs, and only
// the vectors (four examples) of an input that are not all zero, as listed by `scanVectors`.
import { multiplyAdd, sum, sums } from './vectors';

/** y[o][lane] = bias[o] */
export function broadcastBias(y: usize, bias: usize, outputs: usize, lanes: usize): void {
  for (let o: usize = 0; o < outputs; o += 1) {
    const value = v128.load32_splat(bias + (o << 2));
    for (const end = y + (lanes << 2); y < end; y += 16) v128.store(y, value);
  }
}

/** y[o] += w · x[i] for every survivor; `rows` [entries] is the byte offset of y's row */
export function scatterForward(
  y: usize,
  x: usize,
  w: usize,
  starts: usize,
  rows: usize,
  inputs: usize,
  lanes: usize,
  vectorStarts: usize,
): void {
  const rowBytes = lanes << 2;
  for (let i: usize = 0; i < inputs; i += 1) {
    const vectors = <usize>load<u32>(vectorStarts + (i << 2));
    const vectorsEnd = <usize>load<u32>(vectorStarts + (i << 2), 4);
    if (vectors == vectorsEnd) continue;
    let k = (<usize>load<u32>(starts + (i << 2))) << 2;
    const end = (<usize>load<u32>(starts + (i << 2), 4)) << 2;
    const xRow = x + i * rowBytes;
    for (; k + 16 <= end; k += 16) {
      const entry = rows + k;
      const y0 = y + <usize>load<u32>(entry);
      const y1 = y + <usize>load<u32>(entry, 4);
      const y2 = y + <usize>load<u32>(entry, 8);
      const y3 = y + <usize>load<u32>(entry, 12);
      const w0 = v128.load32_splat(w + k);
      const w1 = v128.load32_splat(w + k, 4);
      const w2 = v128.load32_splat(w + k, 8);
      const w3 = v128.load32_splat(w + k, 12);
      for (let at = vectors; at < vectorsEnd; at += 4) {
        const offset = <usize>load<u32>(at);
        const v = v128.load(xRow + offset);
        v128.store(y0 + offset, multiplyAdd(v128.load(y0 + offset), w0, v));
        v128.store(y1 + offset, multiplyAdd(v128.load(y1 + offset), w1, v));
        v128.store(y2 + offset, multiplyAdd(v128.load(y2 + offset), w2, v));
        v128.store(y3 + offset, multiplyAdd(v128.load(y3 + offset), w3, v));
      }
    }
    for (; k < end; k += 4) {
      const y0 = y + <usize>load<u32>(rows + k);
      const w0 = v128.load32_splat(w + k);
      for (let at = vectors; at < vectorsEnd; at += 4) {
        const offset = <usize>load<u32>(at);
        v128.store(y0 + offset, multiplyAdd(v128.load(y0 + offset), w0, v128.load(xRow + offset)));
      }
    }
  }
}

/** gw[k] = Σ_lane x[i][lane] · gy[o][lane]; `rows` [entries] is the byte offset of gy's row */
export function gatherWeightGradient(
  gw: usize,
  x: usize,
  gy: usize,
  starts: usize,
  rows: usize,
  inputs: usize,
  lanes: usize,
  vectorStarts: usize,
): void {
  const rowBytes = lanes << 2;
  for (let i: usize = 0; i < inputs; i += 1) {
    const vectors = <usize>load<u32>(vectorStarts + (i << 2));
    const vectorsEnd = <usize>load<u32>(vectorStarts + (i << 2), 4);
    let k = (<usize>load<u32>(starts + (i << 2))) << 2;
    const end = (<usize>load<u32>(starts + (i << 2), 4)) << 2;
    if (vectors == vectorsEnd) {
      memory.fill(gw + k, 0, end - k);
      continue;
    }
    const xRow = x + i * rowBytes;
    for (; k + 16 <= end; k += 16) {
      const entry = rows + k;
      const g0 = gy + <usize>load<u32>(entry);
      const g1 = gy + <usize>load<u32>(entry, 4);
      const g2 = gy + <usize>load<u32>(entry, 8);
      const g3 = gy + <usize>load<u32>(entry, 12);
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      for (let at = vectors; at < vectorsEnd; at += 4) {
        const offset = <usize>load<u32>(at);
        const v = v128.load(xRow + offset);
        a = multiplyAdd(a, v, v128.load(g0 + offset));
        b = multiplyAdd(b, v, v128.load(g1 + offset));
        c = multiplyAdd(c, v, v128.load(g2 + offset));
        d = multiplyAdd(d, v, v128.load(g3 + offset));
      }
      v128.store(gw + k, sums(a, b, c, d));
    }
    for (; k < end; k += 4) {
      const g0 = gy + <usize>load<u32>(rows + k);
      let a = f32x4.splat(0);
      for (let at = vectors; at < vectorsEnd; at += 4) {
        const offset = <usize>load<u32>(at);
        a = multiplyAdd(a, v128.load(xRow + offset), v128.load(g0 + offset));
      }
      store<f32>(gw + k, sum(a));
    }
  }
}
