// Batch normalisation (Ioffe & Szegedy 2015), channel by channel, so that what one pass reads is still
// at hand for the next. A channel is `groups` × `rows` × `columns` pixels of 16 lanes, the pixels of a
// row side by side; group, channel, row: bytes from one to the next, of all activations alike. `lanes`
// holds all ones for the lanes of real examples, zeros for the rest, 64 bytes a group; `values` is the
// number of real values in a channel. Scales, shifts, means, variances: [channels] of f32.
//
// The four vectors of a pixel are summed side by side, as each addition waits for the one before.
import { multiplyAdd, sum, TINY } from './vectors';

/**
 * y = max(scale · (x − mean) / √(variance + ε) + shift + other, floor); other 0: nothing is added;
 * floor is 0 for a ReLU, else −∞. `means` and `variances` (of the population) are those of the batch,
 * stored there before; with lanes 0 they are taken as they stand.
 */
export function batchNorm(
  y: usize,
  x: usize,
  other: usize,
  channels: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  group: usize,
  channel: usize,
  row: usize,
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
      const center = <f32>mean(x, 0, false, groups, rows, columns, group, row, lanes, share);
      const square = mean(x, center, true, groups, rows, columns, group, row, lanes, share);
      store<f32>(means, center);
      store<f32>(variances, <f32>square);
    }
    const slope = <f32>(<f64>load<f32>(scales) / deviation(variances, epsilon));
    const shift = load<f32>(shifts);
    if (other) {
      normalize(y, x, other, true, groups, rows, columns, group, row, load<f32>(means), slope, shift, floor);
      other += channel;
    } else {
      normalize(y, x, 0, false, groups, rows, columns, group, row, load<f32>(means), slope, shift, floor);
    }
    y += channel;
    x += channel;
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
  group: usize,
  row: usize,
  lanes: usize,
  share: f64,
): f64 {
  const centers = f32x4.splat(center);
  let total: f64 = 0; // rows are summed in float32, their sums in float64
  for (let i: usize = 0; i < groups; i += 1) {
    const real0 = v128.load(lanes);
    const real1 = v128.load(lanes, 16);
    const real2 = v128.load(lanes, 32);
    const real3 = v128.load(lanes, 48);
    let first = x;
    for (let j: usize = 0; j < rows; j += 1) {
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      const end = first + (columns << 6);
      for (let at = first; at < end; at += 64) {
        if (squared) {
          a = addSquare(a, v128.load(at), centers, real0);
          b = addSquare(b, v128.load(at, 16), centers, real1);
          c = addSquare(c, v128.load(at, 32), centers, real2);
          d = addSquare(d, v128.load(at, 48), centers, real3);
        } else {
          a = f32x4.add(a, v128.and(v128.load(at), real0));
          b = f32x4.add(b, v128.and(v128.load(at, 16), real1));
          c = f32x4.add(c, v128.and(v128.load(at, 32), real2));
          d = f32x4.add(d, v128.and(v128.load(at, 48), real3));
        }
      }
      total += <f64>sumOfFour(a, b, c, d);
      first += row;
    }
    x += group;
    lanes += 64;
  }
  return total * share;
}

// @ts-ignore: decorator
@inline
function addSquare(total: v128, x: v128, center: v128, real: v128): v128 {
  const left = v128.and(f32x4.sub(x, center), real);
  return multiplyAdd(total, left, left);
}

// @ts-ignore: decorator
@inline
function sumOfFour(a: v128, b: v128, c: v128, d: v128): f32 {
  return sum(f32x4.add(f32x4.add(f32x4.add(a, b), c), d));
}

/** y = max(slope · (x − center) + shift + other, floor), one channel */
// @ts-ignore: decorator
@inline
function normalize(
  y: usize,
  x: usize,
  other: usize,
  adds: bool,
  groups: usize,
  rows: usize,
  columns: usize,
  group: usize,
  row: usize,
  center: f32,
  slope: f32,
  shift: f32,
  floor: f32,
): void {
  const centers = f32x4.splat(center);
  const slopes = f32x4.splat(slope);
  const shifts = f32x4.splat(shift);
  const floors = f32x4.splat(floor);
  const toY = y - x;
  const toOther = other - x;
  for (let i: usize = 0; i < groups; i += 1) {
    let first = x;
    for (let j: usize = 0; j < rows; j += 1) {
      const end = first + (columns << 6);
      for (let at = first; at < end; at += 16) {
        let value = multiplyAdd(shifts, f32x4.sub(v128.load(at), centers), slopes);
        if (adds) value = f32x4.add(value, v128.load(at + toOther));
        v128.store(at + toY, f32x4.pmax(value, floors));
      }
      first += row;
    }
    x += group;
  }
}

/** running ← keep · running + (1 − keep) · batch, [channels] each; of a channel that gives nothing they become 0 */
export function moveStatistics(running: usize, batch: usize, channels: usize, keep: f64): void {
  for (const end = running + (channels << 2); running < end; running += 4) {
    const moved = keep * <f64>load<f32>(running) + (1 - keep) * <f64>load<f32>(batch);
    store<f32>(running, Math.abs(moved) < TINY ? 0 : <f32>moved);
    batch += 4;
  }
}

/**
 * Before all else gy ← gy + gySecond (0: none), then 0 where y is not positive (y 0: no ReLU).
 * Gradients of shifts and scales: the sums of gy and of gy · (x − mean) / √(variance + ε), and of x
 * where gx is not 0; gx may be gy. gy is 0 in lanes of no example.
 */
export function batchNormGradient(
  gx: usize,
  gy: usize,
  gySecond: usize,
  y: usize,
  x: usize,
  channels: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  group: usize,
  channel: usize,
  row: usize,
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
    // a loop for each frequent case, so that none asks at every pixel
    if (gySecond) {
      slopeSums(
        true, y != 0, scaleGradients, shiftGradients, gy, gySecond, y, x,
        groups, rows, columns, group, row, center, <f32>spread,
      );
    } else if (y) {
      slopeSums(
        false, true, scaleGradients, shiftGradients, gy, 0, y, x,
        groups, rows, columns, group, row, center, <f32>spread,
      );
    } else {
      slopeSums(
        false, false, scaleGradients, shiftGradients, gy, 0, 0, x,
        groups, rows, columns, group, row, center, <f32>spread,
      );
    }
    if (gx) {
      inputGradient(
        gx, gy, x,
        groups, rows, columns, group, row,
        lanes, center,
        <f32>(<f64>load<f32>(scales) / spread),
        <f32>(<f64>load<f32>(shiftGradients) / values),
        <f32>(<f64>load<f32>(scaleGradients) / values / spread),
      );
      gx += channel;
    }
    if (y) y += channel;
    if (gySecond) gySecond += channel;
    gy += channel;
    x += channel;
    variances += 4;
    scales += 4;
    scaleGradients += 4;
    shiftGradients += 4;
  }
}

/** Stores the two sums of one channel, and gy as they take it. */
// @ts-ignore: decorator
@inline
function slopeSums(
  hasSecond: bool,
  hasRelu: bool,
  scaleGradient: usize,
  shiftGradient: usize,
  gy: usize,
  gySecond: usize,
  y: usize,
  x: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  group: usize,
  row: usize,
  center: f32,
  spread: f32,
): void {
  const centers = f32x4.splat(center);
  const zero = f32x4.splat(0);
  const toSecond = gySecond - gy;
  const toY = y - gy;
  const toX = x - gy;
  let shift: f64 = 0;
  let scale: f64 = 0;
  for (let i: usize = 0; i < groups; i += 1) {
    let first = gy;
    for (let j: usize = 0; j < rows; j += 1) {
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let e = a;
      let f = a;
      let g = a;
      let h = a;
      const end = first + (columns << 6);
      for (let at = first; at < end; at += 64) {
        let g0 = v128.load(at);
        let g1 = v128.load(at, 16);
        let g2 = v128.load(at, 32);
        let g3 = v128.load(at, 48);
        if (hasSecond) {
          const second = at + toSecond;
          g0 = f32x4.add(g0, v128.load(second));
          g1 = f32x4.add(g1, v128.load(second, 16));
          g2 = f32x4.add(g2, v128.load(second, 32));
          g3 = f32x4.add(g3, v128.load(second, 48));
        }
        if (hasRelu) {
          const output = at + toY;
          g0 = v128.and(g0, f32x4.gt(v128.load(output), zero));
          g1 = v128.and(g1, f32x4.gt(v128.load(output, 16), zero));
          g2 = v128.and(g2, f32x4.gt(v128.load(output, 32), zero));
          g3 = v128.and(g3, f32x4.gt(v128.load(output, 48), zero));
        }
        if (hasSecond || hasRelu) {
          v128.store(at, g0);
          v128.store(at, g1, 16);
          v128.store(at, g2, 32);
          v128.store(at, g3, 48);
        }
        const value = at + toX;
        a = f32x4.add(a, g0);
        b = f32x4.add(b, g1);
        c = f32x4.add(c, g2);
        d = f32x4.add(d, g3);
        e = multiplyAdd(e, g0, f32x4.sub(v128.load(value), centers));
        f = multiplyAdd(f, g1, f32x4.sub(v128.load(value, 16), centers));
        g = multiplyAdd(g, g2, f32x4.sub(v128.load(value, 32), centers));
        h = multiplyAdd(h, g3, f32x4.sub(v128.load(value, 48), centers));
      }
      shift += <f64>sumOfFour(a, b, c, d);
      scale += <f64>sumOfFour(e, f, g, h);
      first += row;
    }
    gy += group;
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
  x: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  group: usize,
  row: usize,
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
  const toX = x - gy;
  const toGx = gx - gy;
  for (let i: usize = 0; i < groups; i += 1) {
    const real0 = v128.load(lanes);
    const real1 = v128.load(lanes, 16);
    const real2 = v128.load(lanes, 32);
    const real3 = v128.load(lanes, 48);
    let first = gy;
    for (let j: usize = 0; j < rows; j += 1) {
      const end = first + (columns << 6);
      for (let at = first; at < end; at += 64) {
        const value = at + toX;
        const to = at + toGx;
        v128.store(to, slopeAt(v128.load(at), v128.load(value), centers, shifts, scales, slopes, real0));
        v128.store(to, slopeAt(v128.load(at, 16), v128.load(value, 16), centers, shifts, scales, slopes, real1), 16);
        v128.store(to, slopeAt(v128.load(at, 32), v128.load(value, 32), centers, shifts, scales, slopes, real2), 32);
        v128.store(to, slopeAt(v128.load(at, 48), v128.load(value, 48), centers, shifts, scales, slopes, real3), 48);
      }
      first += row;
    }
    gy += group;
    lanes += 64;
  }
}

// @ts-ignore: decorator
@inline
function slopeAt(gy: v128, x: v128, center: v128, shift: v128, scale: v128, slope: v128, real: v128): v128 {
  const left = f32x4.sub(f32x4.sub(gy, shift), f32x4.mul(f32x4.sub(x, center), scale));
  return v128.and(f32x4.mul(left, slope), real);
}
