// Vectors of bytes: eight or sixteen examples at a time.

/** The first halves of two vectors of bytes, taking turns. */
// @ts-ignore: decorator
@inline
export function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** The second halves. */
// @ts-ignore: decorator
@inline
export function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Four bytes, widened to integers, / 255. */
// @ts-ignore: decorator
@inline
export function byteToFloat(wide: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(wide), f32x4.splat(1.0 / 255.0));
}
