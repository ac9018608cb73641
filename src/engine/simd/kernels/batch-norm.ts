// Batch normalisation (Ioffe & Szegedy 2015) of one channel: `groups` × `rows` × `columns` pixels of
// 16 lanes, the pixels of a row side by side. x and y are laid out alike. `lanes` holds all ones
// for the lanes of real examples, zeros for the rest, 64 bytes a group; `share` is one over the
// number of real values.
import { throughRelu } from './activations';
import { multiplyAdd, sum } from './vectors';

/** Mean of real values, and mean square of what is left of them after `center` is taken away. */
// @ts-ignore: decorator
@inline
function mean(
  x: usize,
  center: f32,
  squared: bool,
  groups: usize,
  rows: usize,
  columns: usize,
  groupBytes: usize,
  rowBytes: usize,
  lanes: usize,
  share: f64,
): f64 {
  const centers = f32x4.splat(center);
  let total: f64 = 0; // rows are summed in float32, their sums in float64
  for (let group: usize = 0; group < groups; group += 1) {
    // two rows at a time, as each addition waits for the one before; an odd one is its own neighbour
    for (let row: usize = 0; row < rows; row += 2) {
      const alone = row + 1 == rows;
      const next = alone ? 0 : rowBytes;
      let at = x + group * groupBytes + row * rowBytes;
      let a = f32x4.splat(0);
      let b = a;
      for (const end = at + (columns << 6); at < end; at += 64) {
        for (let lane: usize = 0; lane < 64; lane += 16) {
          const real = v128.load(lanes + (group << 6) + lane);
          const one = v128.and(f32x4.sub(v128.load(at + lane), centers), real);
          const two = v128.and(f32x4.sub(v128.load(at + lane + next), centers), real);
          a = f32x4.add(a, squared ? f32x4.mul(one, one) : one);
          b = f32x4.add(b, squared ? f32x4.mul(two, two) : two);
        }
      }
      total += <f64>sum(a);
      if (!alone) total += <f64>sum(b);
    }
  }
  return total * share;
}

/** Stores mean and variance (of the population) of the channel: two f32 at `statistics`. */
export function batchStatistics(
  statistics: usize,
  x: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  groupBytes: usize,
  rowBytes: usize,
  lanes: usize,
  share: f64,
): void {
  const center = <f32>mean(x, 0, false, groups, rows, columns, groupBytes, rowBytes, lanes, share);
  const variance = mean(x, center, true, groups, rows, columns, groupBytes, rowBytes, lanes, share);
  store<f32>(statistics, center);
  store<f32>(statistics, <f32>variance, 4);
}

/** y = max(slope · (x − center) + shift, floor); slope is scale / √(variance + ε), floor 0 for a ReLU, else −∞ */
export function normalize(
  y: usize,
  x: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yRow: usize,
  xGroup: usize,
  xRow: usize,
  center: f32,
  slope: f32,
  shift: f32,
  floor: f32,
): void {
  const centers = f32x4.splat(center);
  const slopes = f32x4.splat(slope);
  const shifts = f32x4.splat(shift);
  const floors = f32x4.splat(floor);
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const from = x + group * xGroup + row * xRow;
      const to = y + group * yGroup + row * yRow;
      for (let at: usize = 0; at < columns << 6; at += 16) {
        const value = f32x4.sub(v128.load(from + at), centers);
        v128.store(to + at, f32x4.pmax(multiplyAdd(shifts, value, slopes), floors));
      }
    }
  }
}

/**
 * Stores the sums of gy and of gy · (x − center) / deviation, the gradients of shift and scale: two
 * f32 at `sums`; gy is taken through the ReLU (y 0: none). Lanes of no example have gy = 0.
 */
export function batchNormSums(
  sums: usize,
  gy: usize,
  y: usize,
  x: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yRow: usize,
  xGroup: usize,
  xRow: usize,
  center: f32,
  deviation: f32,
): void {
  const centers = f32x4.splat(center);
  let shift: f64 = 0;
  let scale: f64 = 0;
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const place = group * yGroup + row * yRow;
      const slopes = gy + place;
      const values = y ? y + place : 0;
      const from = x + group * xGroup + row * xRow;
      let a = f32x4.splat(0);
      let b = a;
      for (let at: usize = 0; at < columns << 6; at += 16) {
        const g = throughRelu(slopes, values, at);
        a = f32x4.add(a, g);
        b = multiplyAdd(b, g, f32x4.sub(v128.load(from + at), centers));
      }
      shift += <f64>sum(a);
      scale += <f64>sum(b);
    }
  }
  store<f32>(sums, <f32>shift);
  store<f32>(sums, <f32>(scale / <f64>deviation), 4);
}

/**
 * gx = slope · (gy − shiftMean − (x − center) · scaleMean) for real examples, 0 for other lanes;
 * shiftMean = mean of gy, scaleMean = mean of gy · x̂, over the deviation; gy is taken through the ReLU
 * (y 0: none).
 */
export function batchNormGradient(
  gx: usize,
  gy: usize,
  y: usize,
  x: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yRow: usize,
  xGroup: usize,
  xRow: usize,
  lanes: usize,
  center: f32,
  slope: f32,
  shiftMean: f32,
  scaleMean: f32,
): void {
  const centers = f32x4.splat(center);
  const slopes = f32x4.splat(slope);
  const shifts = f32x4.splat(shiftMean);
  const scales = f32x4.splat(scaleMean);
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const offset = group * xGroup + row * xRow;
      const place = group * yGroup + row * yRow;
      const slopesAt = gy + place;
      const values = y ? y + place : 0;
      for (let at: usize = 0; at < columns << 6; at += 16) {
        const value = f32x4.sub(v128.load(x + offset + at), centers);
        const g = f32x4.sub(f32x4.sub(throughRelu(slopesAt, values, at), shifts), f32x4.mul(value, scales));
        const real = v128.load(lanes + (group << 6) + (at & 63));
        v128.store(gx + offset + at, v128.and(f32x4.mul(g, slopes), real));
      }
    }
  }
}
