// Updates over contiguous arrays of `bytes` (a multiple of 16) stored weights. `mask` (0: none)
// holds all ones where a weight survives, all zeros where it does not: a pruned weight, 0 from the
// start, then has no gradient and no state and stays exactly 0.
import { multiplyAdd, TINY } from './vectors';

/** The gradient with weight decay, of survivors only. */
// @ts-ignore: decorator
@inline
function gradient(g: usize, weight: v128, mask: usize, at: usize, decay: v128): v128 {
  const value = multiplyAdd(v128.load(g + at), weight, decay);
  return mask ? v128.and(value, v128.load(mask + at)) : value;
}

/**
 * Kingma & Ba 2015: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
 * w ← w − rate · m / (√v · scale + ε) with rate = learning rate / (1 − β₁^t) and
 * scale = 1 / √(1 − β₂^t). Constants come as arguments: written here they would be loaded anew for
 * every vector.
 */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  mask: usize,
  bytes: usize,
  rate: f32,
  scale: f32,
  decay: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  epsilon: f32,
): void {
  const rates = f32x4.splat(rate);
  const scales = f32x4.splat(scale);
  const decays = f32x4.splat(decay);
  const beta1s = f32x4.splat(beta1);
  const rest1s = f32x4.splat(rest1);
  const beta2s = f32x4.splat(beta2);
  const rest2s = f32x4.splat(rest2);
  const epsilons = f32x4.splat(epsilon);
  const tiny = f32x4.splat(TINY);
  for (let at: usize = 0; at < bytes; at += 16) {
    const weight = v128.load(w + at);
    const slope = gradient(g, weight, mask, at, decays);
    let first = multiplyAdd(f32x4.mul(v128.load(m + at), beta1s), slope, rest1s);
    first = v128.andnot(first, f32x4.lt(f32x4.abs(first), tiny));
    let second = f32x4.mul(v128.load(v + at), beta2s);
    second = multiplyAdd(second, f32x4.mul(slope, slope), rest2s);
    second = v128.andnot(second, f32x4.lt(second, tiny));
    v128.store(m + at, first);
    v128.store(v + at, second);
    const root = multiplyAdd(epsilons, f32x4.sqrt(second), scales);
    v128.store(w + at, f32x4.sub(weight, f32x4.div(f32x4.mul(rates, first), root)));
  }
}

/** Heavy ball: v ← μ v + g, w ← w − rate · v */
export function momentum(
  w: usize,
  g: usize,
  v: usize,
  mask: usize,
  bytes: usize,
  rate: f32,
  mu: f32,
  decay: f32,
): void {
  const rates = f32x4.splat(rate);
  const mus = f32x4.splat(mu);
  const decays = f32x4.splat(decay);
  const tiny = f32x4.splat(TINY);
  for (let at: usize = 0; at < bytes; at += 16) {
    const weight = v128.load(w + at);
    const slope = gradient(g, weight, mask, at, decays);
    let velocity = multiplyAdd(slope, v128.load(v + at), mus);
    velocity = v128.andnot(velocity, f32x4.lt(f32x4.abs(velocity), tiny));
    v128.store(v + at, velocity);
    v128.store(w + at, f32x4.sub(weight, f32x4.mul(rates, velocity)));
  }
}

/** w ← w − rate · g */
export function sgd(w: usize, g: usize, mask: usize, bytes: usize, rate: f32, decay: f32): void {
  const rates = f32x4.splat(rate);
  const decays = f32x4.splat(decay);
  for (let at: usize = 0; at < bytes; at += 16) {
    const weight = v128.load(w + at);
    const slope = gradient(g, weight, mask, at, decays);
    v128.store(w + at, f32x4.sub(weight, f32x4.mul(rates, slope)));
  }
}
