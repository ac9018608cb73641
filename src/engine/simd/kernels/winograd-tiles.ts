// Winograd's tiles F(2 × 2, 3 × 3) (Lavin & Gray 2016): 2 × 2 outputs of a 3 × 3 window with stride 1 take
// 16 products in place of 36. With d the 4 × 4 pixels below them and g the window's weights
//   y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A,   ∂g = Gᵀ [(A ∂y Aᵀ) ⊙ (Bᵀ d B)] G,
//   Bᵀ = 1  0 −1  0    G = 1  0  0    Aᵀ = 1 1  1  0
//        0  1  1  0        ½  ½  ½         0 1 −1 −1
//        0 −1  1  0        ½ −½  ½
//        0  1  0 −1        0  0  1
// The factors are 1 and ½ only: errors are no larger than those of the sum of 36 products.
// Each function does one tile of one channel, 16 lanes; `place` is the distance in bytes from one of
// the 16 places to the next, `step` that from one vector of four lanes to the next.

/** Bytes of one pixel: 16 lanes. */
export const PIXEL: usize = 64;

/** v[place] = Bᵀ d B of the 4 × 4 pixels at x */
// @ts-ignore: decorator
@inline
export function pixelsToPlaces(v: usize, place: usize, step: usize, x: usize, row: usize): void {
  for (let lane: usize = 0; lane < PIXEL; lane += 16) {
    let at = x + lane;
    const a0 = v128.load(at);
    const a1 = v128.load(at, 64);
    const a2 = v128.load(at, 128);
    const a3 = v128.load(at, 192);
    at += row;
    const b0 = v128.load(at);
    const b1 = v128.load(at, 64);
    const b2 = v128.load(at, 128);
    const b3 = v128.load(at, 192);
    at += row;
    const c0 = v128.load(at);
    const c1 = v128.load(at, 64);
    const c2 = v128.load(at, 128);
    const c3 = v128.load(at, 192);
    at += row;
    const d0 = v128.load(at);
    const d1 = v128.load(at, 64);
    const d2 = v128.load(at, 128);
    const d3 = v128.load(at, 192);
    let to = v;
    to = pixelRow(to, place, f32x4.sub(a0, c0), f32x4.sub(a1, c1), f32x4.sub(a2, c2), f32x4.sub(a3, c3));
    to = pixelRow(to, place, f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), f32x4.add(b3, c3));
    to = pixelRow(to, place, f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), f32x4.sub(c3, b3));
    pixelRow(to, place, f32x4.sub(b0, d0), f32x4.sub(b1, d1), f32x4.sub(b2, d2), f32x4.sub(b3, d3));
    v += step;
  }
}

// @ts-ignore: decorator
@inline
function pixelRow(to: usize, place: usize, a: v128, b: v128, c: v128, d: v128): usize {
  v128.store(to, f32x4.sub(a, c));
  to += place;
  v128.store(to, f32x4.add(b, c));
  to += place;
  v128.store(to, f32x4.sub(c, b));
  to += place;
  v128.store(to, f32x4.sub(b, d));
  return to + place;
}

/** d[place] = A gy Aᵀ of the 2 × 2 slopes at gy */
// @ts-ignore: decorator
@inline
export function slopesToPlaces(d: usize, place: usize, step: usize, gy: usize, row: usize): void {
  for (let lane: usize = 0; lane < PIXEL; lane += 16) {
    const above = gy + lane;
    const below = above + row;
    const a0 = v128.load(above);
    const a1 = v128.load(above, 64);
    const b0 = v128.load(below);
    const b1 = v128.load(below, 64);
    let to = d;
    to = slopeRow(to, place, a0, a1);
    to = slopeRow(to, place, f32x4.add(a0, b0), f32x4.add(a1, b1));
    to = slopeRow(to, place, f32x4.sub(a0, b0), f32x4.sub(a1, b1));
    slopeRow(to, place, f32x4.neg(b0), f32x4.neg(b1));
    d += step;
  }
}

// @ts-ignore: decorator
@inline
function slopeRow(to: usize, place: usize, a: v128, b: v128): usize {
  v128.store(to, a);
  to += place;
  v128.store(to, f32x4.add(a, b));
  to += place;
  v128.store(to, f32x4.sub(a, b));
  to += place;
  v128.store(to, f32x4.neg(b));
  return to + place;
}

/**
 * The 2 × 2 pixels at y = max(Aᵀ m A + bias, floors); only the upper row or the left column of them
 * where the image ends in between.
 */
// @ts-ignore: decorator
@inline
export function placesToPixels(
  y: usize,
  row: usize,
  m: usize,
  place: usize,
  bias: v128,
  floors: v128,
  hasLower: bool,
  hasRight: bool,
): void {
  for (const end = m + PIXEL; m < end; m += 16) {
    let at = m;
    let a0 = v128.load(at);
    at += place;
    let a1 = v128.load(at);
    at += place;
    let a2 = v128.load(at);
    at += place;
    let a3 = v128.load(at);
    at += place;
    const b0 = v128.load(at);
    at += place;
    const b1 = v128.load(at);
    at += place;
    const b2 = v128.load(at);
    at += place;
    const b3 = v128.load(at);
    at += place;
    const c0 = v128.load(at);
    at += place;
    const c1 = v128.load(at);
    at += place;
    const c2 = v128.load(at);
    at += place;
    const c3 = v128.load(at);
    a0 = f32x4.add(f32x4.add(a0, b0), c0);
    a1 = f32x4.add(f32x4.add(a1, b1), c1);
    a2 = f32x4.add(f32x4.add(a2, b2), c2);
    a3 = f32x4.add(f32x4.add(a3, b3), c3);
    pixelPair(y, a0, a1, a2, a3, bias, floors, hasRight);
    if (hasLower) {
      at += place;
      a0 = f32x4.sub(f32x4.sub(b0, c0), v128.load(at));
      at += place;
      a1 = f32x4.sub(f32x4.sub(b1, c1), v128.load(at));
      at += place;
      a2 = f32x4.sub(f32x4.sub(b2, c2), v128.load(at));
      at += place;
      a3 = f32x4.sub(f32x4.sub(b3, c3), v128.load(at));
      pixelPair(y + row, a0, a1, a2, a3, bias, floors, hasRight);
    }
    y += 16;
  }
}

// @ts-ignore: decorator
@inline
function pixelPair(y: usize, a: v128, b: v128, c: v128, d: v128, bias: v128, floors: v128, hasRight: bool): void {
  v128.store(y, f32x4.pmax(f32x4.add(bias, f32x4.add(f32x4.add(a, b), c)), floors));
  if (hasRight) v128.store(y, f32x4.pmax(f32x4.add(bias, f32x4.sub(f32x4.sub(b, c), d)), floors), 64);
}
