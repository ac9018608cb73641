// Winograd's tiles of 4 × 4 outputs, F(4 × 4, 3 × 3) (Lavin & Gray 2016): with d the 6 × 6 pixels below a tile and
// g the weights of a window with stride 1
//   y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A
// takes 36 products in place of 144.
//   Bᵀ = 4  0 −5  0  1  0    G = ¼     0    0    Aᵀ = 1  1  1  1  1  0
//        0 −4 −4  1  1  0       −⅙    −⅙   −⅙         0  1 −1  2 −2  0
//        0  4 −4 −1  1  0       −⅙     ⅙   −⅙         0  1  1  4  4  0
//        0 −2 −1  2  1  0       1/24  1/12  ⅙         0  1 −1  8 −8  1
//        0  2 −1 −2  1  0       1/24 −1/12  ⅙
//        0  4  0 −5  0  1       0     0     1
// Each function does one tile of one channel, 16 lanes, by columns and then by rows, with what lies in
// between at `t` (36 vectors); `place` is the distance in bytes from one of the 36 places to the next.
import { multiplyAdd } from './vectors';

/** Bytes of one pixel: 16 lanes. */
export const PIXEL: usize = 64;

/**
 * Bytes between what two places take. What a tile has at its places is written and read together: without a gap, blocks
 * whose size is a power of 2 put all of it into one set of a cache, which holds a part.
 */
export const GAP: usize = PIXEL;

/** Outputs along a side of a tile, and places. */
export const TILE: usize = 4;
export const PLACES: usize = 36;

/** v[place] = Bᵀ d B of the 6 × 6 pixels at x */
// @ts-ignore: decorator
@inline
export function pixelsToPlaces(v: usize, place: usize, x: usize, row: usize, t: usize): void {
  for (const end = v + PIXEL; v < end; v += 16) {
    for (let column: usize = 0; column < 6; column += 1) sixToSix(t + column * 16, 96, x + column * PIXEL, row);
    for (let i: usize = 0; i < 6; i += 1) sixToSix(v + i * 6 * place, place, t + i * 96, 16);
    x += 16;
  }
}

/** Bᵀ of the six vectors at `from`, `step` bytes apart, to six vectors at `to`. */
// @ts-ignore: decorator
@inline
function sixToSix(to: usize, toStep: usize, from: usize, step: usize): void {
  const minusFour = f32x4.splat(-4);
  const minusFive = f32x4.splat(-5);
  const d0 = v128.load(from);
  from += step;
  const d1 = v128.load(from);
  from += step;
  const d2 = v128.load(from);
  from += step;
  const d3 = v128.load(from);
  from += step;
  const d4 = v128.load(from);
  from += step;
  const d5 = v128.load(from);
  v128.store(to, f32x4.sub(multiplyAdd(d4, minusFive, d2), f32x4.mul(minusFour, d0)));
  to += toStep;
  const even = multiplyAdd(d4, minusFour, d2);
  const odd = multiplyAdd(d3, minusFour, d1);
  v128.store(to, f32x4.add(even, odd));
  to += toStep;
  v128.store(to, f32x4.sub(even, odd));
  to += toStep;
  const apart = f32x4.sub(d4, d2);
  const half = f32x4.sub(d3, d1);
  const twice = f32x4.add(half, half);
  v128.store(to, f32x4.add(apart, twice));
  to += toStep;
  v128.store(to, f32x4.sub(apart, twice));
  to += toStep;
  v128.store(to, f32x4.sub(multiplyAdd(d5, minusFive, d3), f32x4.mul(minusFour, d1)));
}

/** The 4 × 4 pixels at y = max(Aᵀ m A + bias, floors) */
// @ts-ignore: decorator
@inline
export function placesToPixels(
  y: usize,
  row: usize,
  m: usize,
  place: usize,
  bias: v128,
  floors: v128,
  t: usize,
): void {
  const none = f32x4.splat(0);
  const least = f32x4.splat(-Infinity);
  for (const end = y + PIXEL; y < end; y += 16) {
    for (let column: usize = 0; column < 6; column += 1) {
      sixToFour(t + column * 16, 96, m + column * place, 6 * place, none, least);
    }
    for (let i: usize = 0; i < TILE; i += 1) sixToFour(y + i * row, PIXEL, t + i * 96, 16, bias, floors);
    m += 16;
  }
}

/** max(Aᵀ + bias, floors) of the six vectors at `from`, `step` bytes apart, to four vectors at `to`. */
// @ts-ignore: decorator
@inline
function sixToFour(to: usize, toStep: usize, from: usize, step: usize, bias: v128, floors: v128): void {
  const m0 = v128.load(from);
  from += step;
  const m1 = v128.load(from);
  from += step;
  const m2 = v128.load(from);
  from += step;
  const m3 = v128.load(from);
  from += step;
  const m4 = v128.load(from);
  from += step;
  const m5 = v128.load(from);
  const sum12 = f32x4.add(m1, m2);
  const sum34 = f32x4.add(m3, m4);
  const apart12 = f32x4.sub(m1, m2);
  const apart34 = f32x4.sub(m3, m4);
  v128.store(to, f32x4.pmax(f32x4.add(bias, f32x4.add(f32x4.add(m0, sum12), sum34)), floors));
  to += toStep;
  v128.store(to, f32x4.pmax(f32x4.add(bias, multiplyAdd(apart12, f32x4.splat(2), apart34)), floors));
  to += toStep;
  v128.store(to, f32x4.pmax(f32x4.add(bias, multiplyAdd(sum12, f32x4.splat(4), sum34)), floors));
  to += toStep;
  const last = f32x4.add(multiplyAdd(apart12, f32x4.splat(8), apart34), m5);
  v128.store(to, f32x4.pmax(f32x4.add(bias, last), floors));
}

/** u[place] = G g Gᵀ of nine vectors of weights, `tapStep` bytes apart: four vectors' lanes go apart. */
// @ts-ignore: decorator
@inline
export function weightsToPlaces(
  u: usize,
  place: usize,
  second: usize,
  third: usize,
  g: usize,
  tapStep: usize,
  t: usize,
): void {
  for (let column: usize = 0; column < 3; column += 1) {
    const from = g + column * tapStep;
    threeToSix(t + column * 16, 48, v128.load(from), v128.load(from + 3 * tapStep), v128.load(from + 6 * tapStep));
  }
  for (let i: usize = 0; i < 6; i += 1) {
    const from = t + i * 48;
    threeToSix(t + 288, 16, v128.load(from), v128.load(from, 16), v128.load(from, 32));
    for (let j: usize = 0; j < 6; j += 1) {
      const four = v128.load(t + 288 + j * 16);
      v128.store_lane<f32>(u, four, 0);
      v128.store_lane<f32>(u + second, four, 1);
      v128.store_lane<f32>(u + third, four, 2);
      v128.store_lane<f32>(u + third + second, four, 3);
      u += place;
    }
  }
}

/** G of three vectors to six vectors at `to`. */
// @ts-ignore: decorator
@inline
function threeToSix(to: usize, toStep: usize, g0: v128, g1: v128, g2: v128): void {
  v128.store(to, f32x4.mul(g0, f32x4.splat(0.25)));
  to += toStep;
  const ends = f32x4.add(g0, g2);
  const minusSixth = f32x4.splat(-1.0 / 6.0);
  v128.store(to, f32x4.mul(f32x4.add(ends, g1), minusSixth));
  to += toStep;
  v128.store(to, f32x4.mul(f32x4.sub(ends, g1), minusSixth));
  to += toStep;
  const outer = multiplyAdd(f32x4.mul(g2, f32x4.splat(1.0 / 6.0)), g0, f32x4.splat(1.0 / 24.0));
  const inner = f32x4.mul(g1, f32x4.splat(1.0 / 12.0));
  v128.store(to, f32x4.add(outer, inner));
  to += toStep;
  v128.store(to, f32x4.sub(outer, inner));
  to += toStep;
  v128.store(to, g2);
}
