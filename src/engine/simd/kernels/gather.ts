// Batch assembly: examples of the resident data set, one row per example, to [feature][lane].

/** The first halves of two vectors of bytes, taking turns. */
// @ts-ignore: decorator
@inline
function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** The second halves. */
// @ts-ignore: decorator
@inline
function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Bytes / 255 of one pixel in four examples; most pixels are 0 and need no division. */
// @ts-ignore: decorator
@inline
function storePixel(x: usize, wide: v128): void {
  v128.store(x, f32x4.div(f32x4.convert_i32x4_s(wide), f32x4.splat(255.0)));
}

/** Four pixels, each the bytes of four examples, to four rows of x. */
// @ts-ignore: decorator
@inline
function storePixels(x: usize, rowBytes: usize, pixels: v128): void {
  const zero = i32x4.splat(0);
  if (!v128.any_true(pixels)) {
    v128.store(x, zero);
    v128.store(x + rowBytes, zero);
    v128.store(x + 2 * rowBytes, zero);
    v128.store(x + 3 * rowBytes, zero);
    return;
  }
  const low = i16x8.extend_low_i8x16_u(pixels);
  const high = i16x8.extend_high_i8x16_u(pixels);
  storePixel(x, i32x4.extend_low_i16x8_u(low));
  storePixel(x + rowBytes, i32x4.extend_high_i16x8_u(low));
  storePixel(x + 2 * rowBytes, i32x4.extend_low_i16x8_u(high));
  storePixel(x + 3 * rowBytes, i32x4.extend_high_i16x8_u(high));
}

/**
 * x[feature][lane] = data[examples[lane]][feature] / 255. Lanes from `count` on read from `zeros`,
 * which is as long as one example.
 */
export function gatherBytes(
  x: usize,
  data: usize,
  features: usize,
  examples: usize,
  count: usize,
  lanes: usize,
  zeros: usize,
): void {
  const rowBytes = lanes << 2;
  for (let lane: usize = 0; lane < lanes; lane += 4) {
    const index = examples + (lane << 2);
    const a = lane < count ? data + <usize>load<u32>(index) * features : zeros;
    const b = lane + 1 < count ? data + <usize>load<u32>(index, 4) * features : zeros;
    const c = lane + 2 < count ? data + <usize>load<u32>(index, 8) * features : zeros;
    const d = lane + 3 < count ? data + <usize>load<u32>(index, 12) * features : zeros;
    let out = x + (lane << 2);
    let feature: usize = 0;
    for (; feature + 16 <= features; feature += 16) {
      const va = v128.load(a + feature);
      const vb = v128.load(b + feature);
      const vc = v128.load(c + feature);
      const vd = v128.load(d + feature);
      const acLow = interleaveLow(va, vc); // a0 c0 a1 c1 …
      const bdLow = interleaveLow(vb, vd);
      const acHigh = interleaveHigh(va, vc);
      const bdHigh = interleaveHigh(vb, vd);
      storePixels(out, rowBytes, interleaveLow(acLow, bdLow)); // a0 b0 c0 d0 a1 b1 c1 d1 …
      storePixels(out + 4 * rowBytes, rowBytes, interleaveHigh(acLow, bdLow));
      storePixels(out + 8 * rowBytes, rowBytes, interleaveLow(acHigh, bdHigh));
      storePixels(out + 12 * rowBytes, rowBytes, interleaveHigh(acHigh, bdHigh));
      out += 16 * rowBytes;
    }
    for (; feature < features; feature += 1) {
      store<f32>(out, <f32>load<u8>(a + feature) / 255.0);
      store<f32>(out, <f32>load<u8>(b + feature) / 255.0, 4);
      store<f32>(out, <f32>load<u8>(c + feature) / 255.0, 8);
      store<f32>(out, <f32>load<u8>(d + feature) / 255.0, 12);
      out += rowBytes;
    }
  }
}

/** x[feature][lane] = data[examples[lane]][feature]; 0 in lanes from `count` on. */
export function gatherFloats(
  x: usize,
  data: usize,
  features: usize,
  examples: usize,
  count: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  for (let lane: usize = 0; lane < lanes; lane += 1) {
    let out = x + (lane << 2);
    if (lane < count) {
      const row = data + ((<usize>load<u32>(examples + (lane << 2)) * features) << 2);
      for (let feature: usize = 0; feature < features; feature += 1) {
        store<f32>(out, load<f32>(row + (feature << 2)));
        out += rowBytes;
      }
    } else {
      for (let feature: usize = 0; feature < features; feature += 1) {
        store<f32>(out, 0);
        out += rowBytes;
      }
    }
  }
}
