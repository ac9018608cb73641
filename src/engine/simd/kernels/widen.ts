// The staged bytes of a batch, [feature][lane], to floats.
import { byteToFloat } from './bytes';

/** x = staged / 255 */
export function widenAll(x: usize, staged: usize, features: usize, lanes: usize): void {
  const zero = f32x4.splat(0);
  for (const end = staged + features * lanes; staged < end; staged += 16) {
    const bytes = v128.load(staged);
    if (v128.any_true(bytes)) {
      const low = i16x8.extend_low_i8x16_u(bytes);
      const high = i16x8.extend_high_i8x16_u(bytes);
      v128.store(x, byteToFloat(i32x4.extend_low_i16x8_u(low)));
      v128.store(x, byteToFloat(i32x4.extend_high_i16x8_u(low)), 16);
      v128.store(x, byteToFloat(i32x4.extend_low_i16x8_u(high)), 32);
      v128.store(x, byteToFloat(i32x4.extend_high_i16x8_u(high)), 48);
    } else {
      v128.store(x, zero);
      v128.store(x, zero, 16);
      v128.store(x, zero, 32);
      v128.store(x, zero, 48);
    }
    x += 64;
  }
}

/**
 * x[feature][lane] = staged / 255, written only where a vector (four examples) is not all zero;
 * lists those vectors as `scanVectors` does.
 */
export function widenVectors(
  x: usize,
  staged: usize,
  features: usize,
  lanes: usize,
  starts: usize,
  offsets: usize,
): void {
  const rowBytes = lanes << 2;
  let entry = offsets;
  for (let feature: usize = 0; feature < features; feature += 1) {
    store<u32>(starts + (feature << 2), entry);
    for (let lane: usize = 0; lane < lanes; lane += 16) {
      const bytes = v128.load(staged + lane);
      if (!v128.any_true(bytes)) continue;
      const low = i16x8.extend_low_i8x16_u(bytes);
      const high = i16x8.extend_high_i8x16_u(bytes);
      const at = lane << 2;
      entry = keepVector(x, at, i32x4.extend_low_i16x8_u(low), entry);
      entry = keepVector(x, at + 16, i32x4.extend_high_i16x8_u(low), entry);
      entry = keepVector(x, at + 32, i32x4.extend_low_i16x8_u(high), entry);
      entry = keepVector(x, at + 48, i32x4.extend_high_i16x8_u(high), entry);
    }
    staged += lanes;
    x += rowBytes;
  }
  store<u32>(starts + (features << 2), entry);
}

/** Writes a vector and its place; the place is kept only when the vector is not zero. */
// @ts-ignore: decorator
@inline
function keepVector(x: usize, at: usize, wide: v128, entry: usize): usize {
  v128.store(x + at, byteToFloat(wide));
  store<u32>(entry, at);
  return entry + ((<usize>v128.any_true(wide)) << 2);
}
