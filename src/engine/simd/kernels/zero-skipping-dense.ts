// A dense first layer whose input is mostly zeros: work only for the values of `scanValues`.
// w and gw are [inputs][stride] with stride a multiple of 16, y and gy here [lane][stride].
import { multiplyAdd } from './vectors';

/**
 * Σ over the list of (offset, value) from `entry` to `end` of value · rows[offset], 32 columns
 * wide, on top of `start`.
 */
// @ts-ignore: decorator
@inline
function wideSum(out: usize, start: usize, entry: usize, end: usize, rows: usize): void {
  const zero = f32x4.splat(0);
  let a = start ? v128.load(start) : zero;
  let b = start ? v128.load(start, 16) : zero;
  let c = start ? v128.load(start, 32) : zero;
  let d = start ? v128.load(start, 48) : zero;
  let e = start ? v128.load(start, 64) : zero;
  let f = start ? v128.load(start, 80) : zero;
  let g = start ? v128.load(start, 96) : zero;
  let h = start ? v128.load(start, 112) : zero;
  for (; entry < end; entry += 8) {
    const row = rows + <usize>load<u32>(entry);
    const value = v128.load32_splat(entry, 4);
    a = multiplyAdd(a, value, v128.load(row));
    b = multiplyAdd(b, value, v128.load(row, 16));
    c = multiplyAdd(c, value, v128.load(row, 32));
    d = multiplyAdd(d, value, v128.load(row, 48));
    e = multiplyAdd(e, value, v128.load(row, 64));
    f = multiplyAdd(f, value, v128.load(row, 80));
    g = multiplyAdd(g, value, v128.load(row, 96));
    h = multiplyAdd(h, value, v128.load(row, 112));
  }
  v128.store(out, a);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
  v128.store(out, e, 64);
  v128.store(out, f, 80);
  v128.store(out, g, 96);
  v128.store(out, h, 112);
}

/** The same, 16 columns wide. */
// @ts-ignore: decorator
@inline
function narrowSum(out: usize, start: usize, entry: usize, end: usize, rows: usize): void {
  const zero = f32x4.splat(0);
  let a = start ? v128.load(start) : zero;
  let b = start ? v128.load(start, 16) : zero;
  let c = start ? v128.load(start, 32) : zero;
  let d = start ? v128.load(start, 48) : zero;
  for (; entry < end; entry += 8) {
    const row = rows + <usize>load<u32>(entry);
    const value = v128.load32_splat(entry, 4);
    a = multiplyAdd(a, value, v128.load(row));
    b = multiplyAdd(b, value, v128.load(row, 16));
    c = multiplyAdd(c, value, v128.load(row, 32));
    d = multiplyAdd(d, value, v128.load(row, 48));
  }
  v128.store(out, a);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
}

/** y[lane][o] = bias[o] + Σ over the lane's non-zero inputs i of w[i][o] · x[i][lane] */
export function zeroSkippingForward(
  y: usize,
  w: usize,
  bias: usize,
  stride: usize,
  lanes: usize,
  laneLists: usize,
  capacity: usize,
  laneEnds: usize,
): void {
  const strideBytes = stride << 2;
  let column: usize = 0;
  // a panel of 32 columns of w stays in the cache for all lanes
  for (; column + 128 <= strideBytes; column += 128) {
    for (let lane: usize = 0; lane < lanes; lane += 1) {
      const end = <usize>load<u32>(laneEnds + (lane << 2));
      const out = y + lane * strideBytes + column;
      wideSum(out, bias + column, laneLists + lane * capacity, end, w + column);
    }
  }
  if (column < strideBytes) {
    for (let lane: usize = 0; lane < lanes; lane += 1) {
      const end = <usize>load<u32>(laneEnds + (lane << 2));
      const out = y + lane * strideBytes + column;
      narrowSum(out, bias + column, laneLists + lane * capacity, end, w + column);
    }
  }
}

/** gw[i][o] = Σ over the lanes where x[i][lane] is not zero of x[i][lane] · gy[lane][o] */
export function zeroSkippingWeightGradient(
  gw: usize,
  gy: usize,
  inputs: usize,
  stride: usize,
  rowStarts: usize,
): void {
  const strideBytes = stride << 2;
  let column: usize = 0;
  for (; column + 128 <= strideBytes; column += 128) {
    for (let i: usize = 0; i < inputs; i += 1) {
      const first = <usize>load<u32>(rowStarts + (i << 2));
      const end = <usize>load<u32>(rowStarts + (i << 2), 4);
      wideSum(gw + i * strideBytes + column, 0, first, end, gy + column);
    }
  }
  if (column < strideBytes) {
    for (let i: usize = 0; i < inputs; i += 1) {
      const first = <usize>load<u32>(rowStarts + (i << 2));
      const end = <usize>load<u32>(rowStarts + (i << 2), 4);
      narrowSum(gw + i * strideBytes + column, 0, first, end, gy + column);
    }
  }
}

/** out[column][row] = in[row][column]; rows and columns are multiples of 4. */
export function transpose(
  out: usize,
  outStride: usize,
  source: usize,
  sourceStride: usize,
  rows: usize,
  columns: usize,
): void {
  const outBytes = outStride << 2;
  const sourceBytes = sourceStride << 2;
  for (let row: usize = 0; row < rows; row += 4) {
    for (let column: usize = 0; column < columns; column += 4) {
      const from = source + row * sourceBytes + (column << 2);
      const a = v128.load(from);
      const b = v128.load(from + sourceBytes);
      const c = v128.load(from + 2 * sourceBytes);
      const d = v128.load(from + 3 * sourceBytes);
      const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      const to = out + column * outBytes + (row << 2);
      v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
      v128.store(to + outBytes, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
      v128.store(to + 2 * outBytes, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(to + 3 * outBytes, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    }
  }
}
