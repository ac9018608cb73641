// Elementwise layers over `bytes` (a multiple of 16); source and target may be the same.
import { exp, multiplyAdd } from './vectors';

/** y = max(x, 0); NaN stays NaN, so that a diverged run is noticed */
export function relu(y: usize, x: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(y + at, f32x4.pmax(v128.load(x + at), zero));
  }
}

/** gx = gy where y > 0, else 0 */
export function reluGradient(gx: usize, gy: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(gx + at, throughRelu(gy, y, at));
}

/** The four slopes at gy + `at`, 0 where y is not positive; y 0: no ReLU, all as they are. */
// @ts-ignore: decorator
@inline
export function throughRelu(gy: usize, y: usize, at: usize): v128 {
  const slope = v128.load(gy + at);
  return y ? v128.and(slope, f32x4.gt(v128.load(y + at), f32x4.splat(0))) : slope;
}

/** y = tanh x; relative error below 4e-7 */
export function tanh(y: usize, x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(y + at, tanhOf(v128.load(x + at)));
}

// @ts-ignore: decorator
@inline
export function tanhOf(v: v128): v128 {
  const one = f32x4.splat(1);
  const sign = i32x4.splat(0x80000000);
  // (1 − e^−2|x|) / (1 + e^−2|x|), with the sign of x
  const e = exp(f32x4.mul(f32x4.abs(v), f32x4.splat(-2)));
  const far = v128.or(f32x4.div(f32x4.sub(one, e), f32x4.add(one, e)), v128.and(v, sign));
  // near 0 that difference loses digits: Taylor series to x¹¹, next term below 2e-8 of x
  const square = f32x4.mul(v, v);
  let p = multiplyAdd(f32x4.splat(62.0 / 2835.0), square, f32x4.splat(-1382.0 / 155925.0));
  p = multiplyAdd(f32x4.splat(-17.0 / 315.0), square, p);
  p = multiplyAdd(f32x4.splat(2.0 / 15.0), square, p);
  p = multiplyAdd(f32x4.splat(-1.0 / 3.0), square, p);
  const near = multiplyAdd(v, f32x4.mul(v, square), p);
  const isNear = f32x4.lt(f32x4.abs(v), f32x4.splat(0.35));
  return v128.bitselect(near, far, isNear);
}

/** 1 / (1 + e^−x) */
// @ts-ignore: decorator
@inline
export function sigmoidOf(v: v128): v128 {
  const one = f32x4.splat(1);
  // e^80 is finite, and 1 / (1 + e^80) next to nothing
  const power = exp(f32x4.min(f32x4.neg(v), f32x4.splat(80)));
  return f32x4.div(one, f32x4.add(one, power));
}

/** gx = gy · (1 − y²) */
export function tanhGradient(gx: usize, gy: usize, y: usize, bytes: usize): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const v = v128.load(y + at);
    v128.store(gx + at, f32x4.mul(v128.load(gy + at), f32x4.sub(one, f32x4.mul(v, v))));
  }
}
