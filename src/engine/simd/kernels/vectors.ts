// Small vector helpers shared by the kernels.

/**
 * What a run keeps from step to step becomes 0 below this (NaN stays): subnormal numbers would slow later steps down.
 */
export const TINY: f32 = 1e-30;

/** The sums of four vectors as one vector, each summed as (0 + 2) + (1 + 3) of its elements. */
// @ts-ignore: decorator
@inline
export function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(
    v128.shuffle<f32>(a, b, 0, 4, 1, 5), // a0 b0 a1 b1
    v128.shuffle<f32>(a, b, 2, 6, 3, 7), // a2 b2 a3 b3
  );
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(
    v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), // a02 b02 c02 d02
    v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), // a13 b13 c13 d13
  );
}

/** The sum of one vector, in the order of `sums`. */
// @ts-ignore: decorator
@inline
export function sum(a: v128): f32 {
  return (
    f32x4.extract_lane(a, 0) +
    f32x4.extract_lane(a, 2) +
    (f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 3))
  );
}

/** sum + a · b; two roundings, as every engine without relaxed SIMD does it */
// @ts-ignore: decorator
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * e^x of four numbers, x ≤ 88; relative error below 2e-7. Below −32 (e^x < 1.3e-14) it is 0:
 * squares of gradients then never come near the slow subnormal numbers. NaN stays NaN.
 */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  // x = k ln 2 + r, |r| ≤ ½ ln 2; ln 2 split so that k · high is exact
  const k = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  const high = f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375)));
  const r = f32x4.add(high, f32x4.mul(k, f32x4.splat(2.12194440054690583e-4)));
  // Taylor series to r⁷: the next term is below 5e-9
  let p = multiplyAdd(f32x4.splat(1.0 / 720.0), r, f32x4.splat(1.0 / 5040.0));
  p = multiplyAdd(f32x4.splat(1.0 / 120.0), r, p);
  p = multiplyAdd(f32x4.splat(1.0 / 24.0), r, p);
  p = multiplyAdd(f32x4.splat(1.0 / 6.0), r, p);
  p = multiplyAdd(f32x4.splat(0.5), r, p);
  p = multiplyAdd(f32x4.splat(1.0), r, p);
  p = multiplyAdd(f32x4.splat(1.0), r, p);
  const exponent = i32x4.shl(i32x4.trunc_sat_f32x4_s(k), 23); // p · 2^k through the exponent bits
  return v128.andnot(i32x4.add(p, exponent), f32x4.lt(x, f32x4.splat(-32.0)));
}

/** The next multiple of 4: whole vectors. */
// @ts-ignore: decorator
@inline
export function padded(count: usize): usize {
  return (count + 3) & ~3;
}
