// Sequences are [feature][position][lane], `pitch` bytes from one feature to the next; tokens are whole numbers, [position · lane].
import { sum } from './vectors';

/** Staged bytes as whole numbers of 32 bits. */
export function widenTokens(tokens: usize, staged: usize, count: usize): void {
  for (let at: usize = 0; at < count; at += 1) store<u32>(tokens + (at << 2), <u32>load<u8>(staged + at));
}

/** y[unit][lane] = table[unit][token of the lane]; rows of the table are `tableBytes` apart */
export function embed(y: usize, tokens: usize, table: usize, units: usize, tableBytes: usize, lanes: usize, pitch: usize): void {
  const end = lanes << 2;
  for (let unit: usize = 0; unit < units; unit += 1) {
    for (let at: usize = 0; at < end; at += 4) {
      store<f32>(y + at, load<f32>(table + ((<usize>load<u32>(tokens + at)) << 2)));
    }
    y += pitch;
    table += tableBytes;
  }
}

/** gt[unit][token] = Σ gy[unit][lane] over the lanes of the token, one after the other; 0 for tokens of none */
export function embedGradient(
  gt: usize,
  gy: usize,
  tokens: usize,
  units: usize,
  tableBytes: usize,
  lanes: usize,
  pitch: usize,
): void {
  const end = lanes << 2;
  memory.fill(gt, 0, units * tableBytes);
  for (let unit: usize = 0; unit < units; unit += 1) {
    for (let at: usize = 0; at < end; at += 4) {
      const place = gt + ((<usize>load<u32>(tokens + at)) << 2);
      store<f32>(place, load<f32>(place) + load<f32>(gy + at));
    }
    gy += pitch;
    gt += tableBytes;
  }
}

/** y[unit][position][lane] = x[unit][position][lane] + added[unit][position]; rows of what is added are `addedBytes` apart */
export function addPositions(
  y: usize,
  x: usize,
  added: usize,
  units: usize,
  positions: usize,
  addedBytes: usize,
  lanes: usize,
  pitch: usize,
): void {
  const laneBytes = lanes << 2;
  for (let unit: usize = 0; unit < units; unit += 1) {
    let at: usize = 0;
    for (let position: usize = 0; position < positions; position += 1) {
      const more = v128.load32_splat(added + (position << 2));
      for (const end = at + laneBytes; at < end; at += 16) v128.store(y + at, f32x4.add(v128.load(x + at), more));
    }
    y += pitch;
    x += pitch;
    added += addedBytes;
  }
}

/** ga[unit][position] = Σ_lane gy[unit][position][lane] */
export function positionsGradient(
  ga: usize,
  gy: usize,
  units: usize,
  positions: usize,
  addedBytes: usize,
  lanes: usize,
  pitch: usize,
): void {
  const laneBytes = lanes << 2;
  for (let unit: usize = 0; unit < units; unit += 1) {
    let at: usize = 0;
    for (let position: usize = 0; position < positions; position += 1) {
      let total = f32x4.splat(0);
      for (const end = at + laneBytes; at < end; at += 16) total = f32x4.add(total, v128.load(gy + at));
      store<f32>(ga + (position << 2), sum(total));
    }
    gy += pitch;
    ga += addedBytes;
  }
}
