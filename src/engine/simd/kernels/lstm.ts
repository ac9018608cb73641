// One position of an LSTM: blocks [unit][lane] of that position lie together, rows of whole sequences `pitch` bytes apart.
import { sigmoidOf, tanhOf } from './activations';
import { multiplyAdd } from './vectors';

/**
 * z = inputs + product; c = σ(z_f + 1) · c₋ + σ(z_i) · tanh z_g; h = σ(z_o) · tanh c. Keeps the gates [4 · unit][lane], cells
 * and their tanh for the way back. h goes to `hidden`, to the row of y, and to that of `shifted` (0: nowhere).
 * @param before cells of the position before; 0: there is none, and no product
 */
export function lstmCell(
  y: usize,
  shifted: usize,
  hidden: usize,
  gates: usize,
  cells: usize,
  squashed: usize,
  inputs: usize,
  product: usize,
  before: usize,
  units: usize,
  lanes: usize,
  pitch: usize,
): void {
  const laneBytes = lanes << 2;
  const block = units * laneBytes;
  const apart = units * pitch; // rows of one gate, then those of the next
  const one = f32x4.splat(1);
  for (let unit: usize = 0; unit < units; unit += 1) {
    const own = unit * laneBytes;
    for (let lane: usize = 0; lane < laneBytes; lane += 16) {
      const at = own + lane;
      const from = inputs + unit * pitch + lane;
      let zi = v128.load(from);
      let zf = v128.load(from + apart);
      let zg = v128.load(from + 2 * apart);
      let zo = v128.load(from + 3 * apart);
      if (before) {
        const more = product + at;
        zi = f32x4.add(zi, v128.load(more));
        zf = f32x4.add(zf, v128.load(more + block));
        zg = f32x4.add(zg, v128.load(more + 2 * block));
        zo = f32x4.add(zo, v128.load(more + 3 * block));
      }
      const i = sigmoidOf(zi);
      const f = sigmoidOf(f32x4.add(zf, one));
      const g = tanhOf(zg);
      const o = sigmoidOf(zo);
      let c = f32x4.mul(i, g);
      if (before) c = multiplyAdd(c, f, v128.load(before + at));
      const t = tanhOf(c);
      const h = f32x4.mul(o, t);
      v128.store(gates + at, i);
      v128.store(gates + block + at, f);
      v128.store(gates + 2 * block + at, g);
      v128.store(gates + 3 * block + at, o);
      v128.store(cells + at, c);
      v128.store(squashed + at, t);
      v128.store(hidden + at, h);
      v128.store(y + unit * pitch + lane, h);
      if (shifted) v128.store(shifted + unit * pitch + lane, h);
    }
  }
}

/**
 * Slopes of z, to the rows of gx and to the block `slopes`; those of c that go on to the position before, in `kept`.
 * @param carried slopes of h from the position behind
 */
export function lstmCellGradient(
  gx: usize,
  slopes: usize,
  kept: usize,
  gy: usize,
  carried: usize,
  gates: usize,
  squashed: usize,
  before: usize,
  units: usize,
  lanes: usize,
  pitch: usize,
): void {
  const laneBytes = lanes << 2;
  const block = units * laneBytes;
  const apart = units * pitch; // rows of one gate, then those of the next
  const one = f32x4.splat(1);
  for (let unit: usize = 0; unit < units; unit += 1) {
    for (let lane: usize = 0; lane < laneBytes; lane += 16) {
      const at = unit * laneBytes + lane;
      const row = unit * pitch + lane;
      const i = v128.load(gates + at);
      const f = v128.load(gates + block + at);
      const g = v128.load(gates + 2 * block + at);
      const o = v128.load(gates + 3 * block + at);
      const t = v128.load(squashed + at);
      const dh = f32x4.add(v128.load(gy + row), v128.load(carried + at));
      const through = f32x4.mul(f32x4.mul(dh, o), f32x4.sub(one, f32x4.mul(t, t)));
      const dc = f32x4.add(through, v128.load(kept + at));
      const past = before ? v128.load(before + at) : f32x4.splat(0);
      const di = f32x4.mul(f32x4.mul(dc, g), f32x4.mul(i, f32x4.sub(one, i)));
      const df = f32x4.mul(f32x4.mul(dc, past), f32x4.mul(f, f32x4.sub(one, f)));
      const dg = f32x4.mul(f32x4.mul(dc, i), f32x4.sub(one, f32x4.mul(g, g)));
      const d0 = f32x4.mul(f32x4.mul(dh, t), f32x4.mul(o, f32x4.sub(one, o)));
      v128.store(kept + at, f32x4.mul(dc, f));
      v128.store(slopes + at, di);
      v128.store(slopes + block + at, df);
      v128.store(slopes + 2 * block + at, dg);
      v128.store(slopes + 3 * block + at, d0);
      v128.store(gx + row, di);
      v128.store(gx + row + apart, df);
      v128.store(gx + row + 2 * apart, dg);
      v128.store(gx + row + 3 * apart, d0);
    }
  }
}
