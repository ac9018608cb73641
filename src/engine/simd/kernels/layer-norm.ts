// Layer normalization over units [unit][lane], rows `pitch` bytes apart, each lane by itself (Ba et al. 2016).
import { multiplyAdd, sum } from './vectors';

/** y = (x − mean) · inverse · scale + shift; keeps means and inverses [lane] for the way back. */
export function layerNorm(
  y: usize,
  x: usize,
  scale: usize,
  shift: usize,
  means: usize,
  inverses: usize,
  units: usize,
  pitch: usize,
  epsilon: f32,
): void {
  const share = f32x4.splat(<f32>1.0 / <f32>units);
  const one = f32x4.splat(1);
  for (let lane: usize = 0; lane < pitch; lane += 16) {
    const end = x + lane + units * pitch;
    let total = f32x4.splat(0);
    for (let at = x + lane; at < end; at += pitch) total = f32x4.add(total, v128.load(at));
    const mean = f32x4.mul(total, share);
    let squares = f32x4.splat(0);
    for (let at = x + lane; at < end; at += pitch) {
      const d = f32x4.sub(v128.load(at), mean);
      squares = multiplyAdd(squares, d, d);
    }
    const variance = multiplyAdd(f32x4.splat(epsilon), squares, share);
    const inverse = f32x4.div(one, f32x4.sqrt(variance));
    v128.store(means + lane, mean);
    v128.store(inverses + lane, inverse);
    let to = y + lane;
    let own: usize = 0;
    for (let at = x + lane; at < end; at += pitch) {
      const slope = f32x4.mul(inverse, v128.load32_splat(scale + own));
      v128.store(to, multiplyAdd(v128.load32_splat(shift + own), f32x4.sub(v128.load(at), mean), slope));
      to += pitch;
      own += 4;
    }
  }
}

/** Slopes of scale and shift, and of x: gx may lie where gy does; 0: not wanted. */
export function layerNormGradient(
  gx: usize,
  gy: usize,
  x: usize,
  scale: usize,
  scaleGradient: usize,
  shiftGradient: usize,
  means: usize,
  inverses: usize,
  units: usize,
  pitch: usize,
): void {
  for (let unit: usize = 0; unit < units; unit += 1) {
    const own = x + unit * pitch;
    const slopes = gy + unit * pitch;
    let along = f32x4.splat(0);
    let total = f32x4.splat(0);
    for (let lane: usize = 0; lane < pitch; lane += 16) {
      const slope = v128.load(slopes + lane);
      const normed = f32x4.mul(f32x4.sub(v128.load(own + lane), v128.load(means + lane)), v128.load(inverses + lane));
      along = multiplyAdd(along, slope, normed);
      total = f32x4.add(total, slope);
    }
    store<f32>(scaleGradient + (unit << 2), sum(along));
    store<f32>(shiftGradient + (unit << 2), sum(total));
  }
  if (!gx) return;
  const share = f32x4.splat(<f32>1.0 / <f32>units);
  for (let lane: usize = 0; lane < pitch; lane += 16) {
    const mean = v128.load(means + lane);
    const inverse = v128.load(inverses + lane);
    let total = f32x4.splat(0);
    let along = f32x4.splat(0);
    let at = lane;
    for (let unit: usize = 0; unit < units; unit += 1) {
      const slope = f32x4.mul(v128.load(gy + at), v128.load32_splat(scale + (unit << 2)));
      const normed = f32x4.mul(f32x4.sub(v128.load(x + at), mean), inverse);
      total = f32x4.add(total, slope);
      along = multiplyAdd(along, slope, normed);
      at += pitch;
    }
    total = f32x4.mul(total, share);
    along = f32x4.mul(along, share);
    at = lane;
    for (let unit: usize = 0; unit < units; unit += 1) {
      const slope = f32x4.mul(v128.load(gy + at), v128.load32_splat(scale + (unit << 2)));
      const normed = f32x4.mul(f32x4.sub(v128.load(x + at), mean), inverse);
      const rest = f32x4.sub(f32x4.sub(slope, total), f32x4.mul(normed, along));
      v128.store(gx + at, f32x4.mul(rest, inverse));
      at += pitch;
    }
  }
}
