// Causal self-attention, four examples at a time: queries, keys and values [3 · unit][position][lane], `pitch` bytes from one
// row to the next. Those of one head lie in scratch memory meanwhile, [position][unit] vectors; what follows a position is
// never read.
import { exp, multiplyAdd } from './vectors';

/** Copies `width` rows of four lanes to [position][unit]. */
// @ts-ignore: decorator
@inline
function bring(to: usize, from: usize, width: usize, positions: usize, laneBytes: usize, pitch: usize): void {
  for (let unit: usize = 0; unit < width; unit += 1) {
    let at = from + unit * pitch;
    let out = to + (unit << 4);
    for (let t: usize = 0; t < positions; t += 1) {
      v128.store(out, v128.load(at));
      at += laneBytes;
      out += width << 4;
    }
  }
}

/** And back. */
// @ts-ignore: decorator
@inline
function put(to: usize, from: usize, width: usize, positions: usize, laneBytes: usize, pitch: usize): void {
  for (let unit: usize = 0; unit < width; unit += 1) {
    let at = from + (unit << 4);
    let out = to + unit * pitch;
    for (let t: usize = 0; t < positions; t += 1) {
      v128.store(out, v128.load(at));
      out += laneBytes;
      at += width << 4;
    }
  }
}

/** out[s] = Σ_unit a[unit] · rows[s][unit] for the first `count` rows */
// @ts-ignore: decorator
@inline
function products(out: usize, a: usize, rows: usize, count: usize, width: usize): void {
  const rowBytes = width << 4;
  const end = a + rowBytes;
  let s: usize = 0;
  for (; s + 4 <= count; s += 4) {
    let p0 = f32x4.splat(0);
    let p1 = p0;
    let p2 = p0;
    let p3 = p0;
    let r0 = rows + s * rowBytes;
    let r1 = r0 + rowBytes;
    let r2 = r1 + rowBytes;
    let r3 = r2 + rowBytes;
    for (let at = a; at < end; at += 16) {
      const v = v128.load(at);
      p0 = multiplyAdd(p0, v, v128.load(r0));
      p1 = multiplyAdd(p1, v, v128.load(r1));
      p2 = multiplyAdd(p2, v, v128.load(r2));
      p3 = multiplyAdd(p3, v, v128.load(r3));
      r0 += 16;
      r1 += 16;
      r2 += 16;
      r3 += 16;
    }
    const to = out + (s << 4);
    v128.store(to, p0);
    v128.store(to, p1, 16);
    v128.store(to, p2, 32);
    v128.store(to, p3, 48);
  }
  for (; s < count; s += 1) {
    let p = f32x4.splat(0);
    let row = rows + s * rowBytes;
    for (let at = a; at < end; at += 16) {
      p = multiplyAdd(p, v128.load(at), v128.load(row));
      row += 16;
    }
    v128.store(out + (s << 4), p);
  }
}

/** out[unit] = Σ_s weights[s] · rows[s][unit] over the first `count` rows */
// @ts-ignore: decorator
@inline
function weighted(out: usize, weights: usize, rows: usize, count: usize, width: usize): void {
  const rowBytes = width << 4;
  const end = weights + (count << 4);
  let unit: usize = 0;
  for (; unit + 4 <= width; unit += 4) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let row = rows + (unit << 4);
    for (let at = weights; at < end; at += 16) {
      const w = v128.load(at);
      s0 = multiplyAdd(s0, w, v128.load(row));
      s1 = multiplyAdd(s1, w, v128.load(row, 16));
      s2 = multiplyAdd(s2, w, v128.load(row, 32));
      s3 = multiplyAdd(s3, w, v128.load(row, 48));
      row += rowBytes;
    }
    const to = out + (unit << 4);
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; unit < width; unit += 1) {
    let sum = f32x4.splat(0);
    let row = rows + (unit << 4);
    for (let at = weights; at < end; at += 16) {
      sum = multiplyAdd(sum, v128.load(at), v128.load(row));
      row += rowBytes;
    }
    v128.store(out + (unit << 4), sum);
  }
}

/** row[s] ← softmax(scale · row)[s] of the first `count` */
// @ts-ignore: decorator
@inline
function normalize(row: usize, count: usize, scale: v128): void {
  const end = row + (count << 4);
  let most = f32x4.splat(-Infinity);
  for (let at = row; at < end; at += 16) {
    const score = f32x4.mul(v128.load(at), scale);
    v128.store(at, score);
    most = f32x4.max(most, score);
  }
  let total = f32x4.splat(0);
  for (let at = row; at < end; at += 16) {
    const power = exp(f32x4.sub(v128.load(at), most));
    v128.store(at, power);
    total = f32x4.add(total, power);
  }
  const share = f32x4.div(f32x4.splat(1), total);
  for (let at = row; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), share));
}

/** rows[s][unit] += weights[s] · a[unit] for the first `count` rows */
// @ts-ignore: decorator
@inline
function spread(rows: usize, weights: usize, a: usize, count: usize, width: usize): void {
  const rowBytes = width << 4;
  for (let s: usize = 0; s < count; s += 1) {
    const w = v128.load(weights + (s << 4));
    for (let at: usize = 0; at < rowBytes; at += 16) {
      v128.store(rows + at, multiplyAdd(v128.load(rows + at), w, v128.load(a + at)));
    }
    rows += rowBytes;
  }
}

/**
 * y[head · width + unit][t][lane] = Σ_{s ≤ t} softmax_s(scale · q[t]·k[s]) · v[s][unit]. Keeps the weights in `table`,
 * [four lanes][head][t][s]. Scratch: four heads' worth, [position][unit] vectors each.
 */
export function attend(
  y: usize,
  x: usize,
  table: usize,
  scratch: usize,
  heads: usize,
  width: usize,
  positions: usize,
  lanes: usize,
  pitch: usize,
  scale: f32,
): void {
  const laneBytes = lanes << 2;
  const rowBytes = width << 4;
  const part = positions * rowBytes;
  const third = heads * width * pitch;
  const q = scratch;
  const k = q + part;
  const v = k + part;
  const out = v + part;
  const scales = f32x4.splat(scale);
  for (let lane: usize = 0; lane < laneBytes; lane += 16) {
    for (let head: usize = 0; head < heads; head += 1) {
      const from = x + head * width * pitch + lane;
      bring(q, from, width, positions, laneBytes, pitch);
      bring(k, from + third, width, positions, laneBytes, pitch);
      bring(v, from + 2 * third, width, positions, laneBytes, pitch);
      for (let t: usize = 0; t < positions; t += 1) {
        products(table, q + t * rowBytes, k, t + 1, width);
        normalize(table, t + 1, scales);
        weighted(out + t * rowBytes, table, v, t + 1, width);
        table += positions << 4;
      }
      put(y + head * width * pitch + lane, out, width, positions, laneBytes, pitch);
    }
  }
}

/** Slopes of queries, keys and values. Scratch: seven heads' worth, and a row of the table behind them. */
export function attendGradient(
  gx: usize,
  gy: usize,
  x: usize,
  table: usize,
  scratch: usize,
  heads: usize,
  width: usize,
  positions: usize,
  lanes: usize,
  pitch: usize,
  scale: f32,
): void {
  const laneBytes = lanes << 2;
  const rowBytes = width << 4;
  const part = positions * rowBytes;
  const third = heads * width * pitch;
  const q = scratch;
  const k = q + part;
  const v = k + part;
  const g = v + part;
  const gq = g + part;
  const gk = gq + part;
  const gv = gk + part;
  const row = gv + part;
  const scales = f32x4.splat(scale);
  for (let lane: usize = 0; lane < laneBytes; lane += 16) {
    for (let head: usize = 0; head < heads; head += 1) {
      const offset = head * width * pitch + lane;
      bring(q, x + offset, width, positions, laneBytes, pitch);
      bring(k, x + offset + third, width, positions, laneBytes, pitch);
      bring(v, x + offset + 2 * third, width, positions, laneBytes, pitch);
      bring(g, gy + offset, width, positions, laneBytes, pitch);
      memory.fill(gk, 0, 2 * part);
      for (let t: usize = 0; t < positions; t += 1) {
        const count = t + 1;
        const own = g + t * rowBytes;
        products(row, own, v, count, width);
        let mean = f32x4.splat(0);
        for (let s: usize = 0; s < count; s += 1) {
          mean = multiplyAdd(mean, v128.load(table + (s << 4)), v128.load(row + (s << 4)));
        }
        for (let s: usize = 0; s < count; s += 1) {
          const at = row + (s << 4);
          const weight = f32x4.mul(v128.load(table + (s << 4)), scales);
          v128.store(at, f32x4.mul(weight, f32x4.sub(v128.load(at), mean)));
        }
        weighted(gq + t * rowBytes, row, k, count, width);
        spread(gk, row, q + t * rowBytes, count, width);
        spread(gv, table, own, count, width);
        table += positions << 4;
      }
      put(gx + offset, gq, width, positions, laneBytes, pitch);
      put(gx + offset + third, gk, width, positions, laneBytes, pitch);
      put(gx + offset + 2 * third, gv, width, positions, laneBytes, pitch);
    }
  }
}
