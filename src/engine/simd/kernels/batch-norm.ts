// Batch normalisation (Ioffe & Szegedy 2015), channel by channel, so that what one pass reads is still
// at hand for the next. A channel is `groups` × `rows` × `columns` pixels of 16 lanes, the pixels of a
// row side by side; xGroup, xChannel, xRow: bytes from one to the next, likewise y. `lanes` holds all
// ones for the lanes of real examples, zeros for the rest, 64 bytes a group; `values` is the number of
// real values in a channel. Scales, shifts, means, variances: [channels] of f32.
import { throughRelu } from './activations';
import { multiplyAdd, sum } from './vectors';

/**
 * y = max(scale · (x − mean) / √(variance + ε) + shift, floor); floor is 0 for a ReLU, else −∞.
 * `means` and `variances` (of the population) are those of the batch, stored there before; with lanes
 * 0 they are taken as they stand.
 */
export function batchNorm(
  y: usize,
  x: usize,
  channels: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
  lanes: usize,
  values: f64,
  means: usize,
  variances: usize,
  scales: usize,
  shifts: usize,
  epsilon: f64,
  floor: f32,
): void {
  const share = 1 / values;
  for (const end = means + (channels << 2); means < end; means += 4) {
    if (lanes) {
      const center = <f32>mean(x, 0, false, groups, rows, columns, xGroup, xRow, lanes, share);
      const square = mean(x, center, true, groups, rows, columns, xGroup, xRow, lanes, share);
      store<f32>(means, center);
      store<f32>(variances, <f32>square);
    }
    const slope = <f32>(<f64>load<f32>(scales) / deviation(variances, epsilon));
    normalize(y, x, groups, rows, columns, yGroup, yRow, xGroup, xRow, load<f32>(means), slope, load<f32>(shifts), floor);
    y += yChannel;
    x += xChannel;
    variances += 4;
    scales += 4;
    shifts += 4;
  }
}

// @ts-ignore: decorator
@inline
function deviation(variance: usize, epsilon: f64): f64 {
  return Math.sqrt(<f64>load<f32>(variance) + epsilon);
}

/** Mean of real values, or mean square of what is left of them after `center` is taken away. */
// @ts-ignore: decorator
@inline
function mean(
  x: usize,
  center: f32,
  squared: bool,
  groups: usize,
  rows: usize,
  columns: usize,
  xGroup: usize,
  xRow: usize,
  lanes: usize,
  share: f64,
): f64 {
  const centers = f32x4.splat(center);
  let total: f64 = 0; // rows are summed in float32, their sums in float64
  for (let group: usize = 0; group < groups; group += 1) {
    // two rows at a time, as each addition waits for the one before; an odd one is its own neighbour
    for (let row: usize = 0; row < rows; row += 2) {
      const alone = row + 1 == rows;
      const next = alone ? 0 : xRow;
      let at = x + group * xGroup + row * xRow;
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

/** y = max(slope · (x − center) + shift, floor), one channel */
// @ts-ignore: decorator
@inline
function normalize(
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

/** running ← keep · running + (1 − keep) · batch, [channels] each */
export function moveStatistics(running: usize, batch: usize, channels: usize, keep: f64): void {
  for (const end = running + (channels << 2); running < end; running += 4) {
    const moved = keep * <f64>load<f32>(running) + (1 - keep) * <f64>load<f32>(batch);
    store<f32>(running, <f32>moved);
    batch += 4;
  }
}

/**
 * Gradients of shifts and scales: the sums of gy and of gy · (x − mean) / √(variance + ε), and of x
 * where gx is not 0. gy is taken through the ReLU (y 0: none), and is 0 in lanes of no example.
 */
export function batchNormGradient(
  gx: usize,
  gy: usize,
  y: usize,
  x: usize,
  channels: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
  lanes: usize,
  values: f64,
  means: usize,
  variances: usize,
  scales: usize,
  scaleGradients: usize,
  shiftGradients: usize,
  epsilon: f64,
): void {
  for (const end = means + (channels << 2); means < end; means += 4) {
    const center = load<f32>(means);
    const spread = deviation(variances, epsilon);
    slopeSums(
      scaleGradients, shiftGradients, gy, y, x,
      groups, rows, columns, yGroup, yRow, xGroup, xRow,
      center, <f32>spread,
    );
    if (gx) {
      inputGradient(
        gx, gy, y, x,
        groups, rows, columns, yGroup, yRow, xGroup, xRow,
        lanes, center,
        <f32>(<f64>load<f32>(scales) / spread),
        <f32>(<f64>load<f32>(shiftGradients) / values),
        <f32>(<f64>load<f32>(scaleGradients) / values / spread),
      );
      gx += xChannel;
    }
    if (y) y += yChannel;
    gy += yChannel;
    x += xChannel;
    variances += 4;
    scales += 4;
    scaleGradients += 4;
    shiftGradients += 4;
  }
}

/** Stores the two sums of one channel. */
// @ts-ignore: decorator
@inline
function slopeSums(
  scaleGradient: usize,
  shiftGradient: usize,
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
  spread: f32,
): void {
  const centers = f32x4.splat(center);
  let shift: f64 = 0;
  let scale: f64 = 0;
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const place = group * yGroup + row * yRow;
      const slopes = gy + place;
      const outputs = y ? y + place : 0;
      const from = x + group * xGroup + row * xRow;
      let a = f32x4.splat(0);
      let b = a;
      for (let at: usize = 0; at < columns << 6; at += 16) {
        const g = throughRelu(slopes, outputs, at);
        a = f32x4.add(a, g);
        b = multiplyAdd(b, g, f32x4.sub(v128.load(from + at), centers));
      }
      shift += <f64>sum(a);
      scale += <f64>sum(b);
    }
  }
  store<f32>(shiftGradient, <f32>shift);
  store<f32>(scaleGradient, <f32>(scale / <f64>spread));
}

/**
 * gx = slope · (gy − shiftMean − (x − center) · scaleMean) for real examples, 0 for other lanes;
 * shiftMean = mean of gy, scaleMean = mean of gy · x̂, over the deviation.
 */
// @ts-ignore: decorator
@inline
function inputGradient(
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
      const outputs = y ? y + place : 0;
      for (let at: usize = 0; at < columns << 6; at += 16) {
        const value = f32x4.sub(v128.load(x + offset + at), centers);
        const through = f32x4.sub(throughRelu(gy + place, outputs, at), shifts);
        const g = f32x4.sub(through, f32x4.mul(value, scales));
        const real = v128.load(lanes + (group << 6) + (at & 63));
        v128.store(gx + offset + at, v128.and(f32x4.mul(g, slopes), real));
      }
    }
  }
}
