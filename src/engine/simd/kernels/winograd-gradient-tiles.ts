// Winograd's tiles of 2 × 2 windows, F(3 × 3, 2 × 2), for the gradient of a kernel (Lavin & Gray 2016): with d
// the 4 × 4 pixels below a tile, and Aᵀ, Bᵀ, G as in F(2 × 2, 3 × 3),
//   ∂g = Gᵀ [Σ (A ∂y Aᵀ) ⊙ (Bᵀ d B)] G,
//   Bᵀ = 1  0 −1  0    G = 1  0  0    Aᵀ = 1 1  1  0
//        0  1  1  0        ½  ½  ½         0 1 −1 −1
//        0 −1  1  0        ½ −½  ½
//        0  1  0 −1        0  0  1
// takes 16 products in place of 36. The factors are 1 and ½ only: long sums stay as exact as without.
// Each function does one tile of one channel, 16 lanes; `place` is the distance in bytes from one of
// the 16 places to the next, `step` that from one vector of four lanes to the next.
import { PIXEL } from './winograd-tiles';

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
