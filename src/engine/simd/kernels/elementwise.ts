// Whole activations at a time: `bytes` is a multiple of 16.
import { throughRelu } from './activations';

/** y = max(a + b, floor): 0 for a ReLU, else −∞ */
export function add(y: usize, a: usize, b: usize, bytes: usize, floor: f32): void {
  const floors = f32x4.splat(floor);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(y + at, f32x4.pmax(f32x4.add(v128.load(a + at), v128.load(b + at)), floors));
  }
}

/** gx = gy ← gy through the ReLU (y 0: none); gx 0: not wanted */
export function addGradient(gx: usize, gy: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = throughRelu(gy, y, at);
    if (gx) v128.store(gx + at, slope);
    if (y) v128.store(gy + at, slope);
  }
}

/** x[i] = (x[i] − means[i mod channels]) · inverses[i mod channels], all lanes of every feature i */
export function standardize(
  x: usize,
  features: usize,
  lanes: usize,
  channels: usize,
  means: usize,
  inverses: usize,
): void {
  let channel: usize = 0;
  for (let i: usize = 0; i < features; i += 1) {
    const mean = v128.load32_splat(means + (channel << 2));
    const inverse = v128.load32_splat(inverses + (channel << 2));
    for (const end = x + (lanes << 2); x < end; x += 16) {
      v128.store(x, f32x4.mul(f32x4.sub(v128.load(x), mean), inverse));
    }
    channel = channel + 1 == channels ? 0 : channel + 1;
  }
}

/**
 * y = x · scale where a value is kept, else 0, for values [group][channel][row][column][16 lanes] of
 * both, whatever lies between them. A value is kept when the hash of its number and `key` is at least
 * `threshold` (unsigned): example · size + place, places of one example in the order [row][column][channel].
 */
export function dropout(
  y: usize,
  x: usize,
  groups: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  groupBytes: usize,
  channelBytes: usize,
  rowBytes: usize,
  key: u32,
  threshold: u32,
  scale: f32,
): void {
  const scales = f32x4.splat(scale);
  const thresholds = i32x4.splat(threshold);
  const keys = i32x4.splat(key);
  const size = rows * columns * channels;
  const examples = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(size));
  const four = i32x4.splat(size << 2);
  for (let group: usize = 0; group < groups; group += 1) {
    for (let channel: usize = 0; channel < channels; channel += 1) {
      for (let row: usize = 0; row < rows; row += 1) {
        let at = group * groupBytes + channel * channelBytes + row * rowBytes;
        let place = (group << 4) * size + row * columns * channels + channel;
        for (let column: usize = 0; column < columns; column += 1) {
          let numbers = i32x4.add(i32x4.splat(place), examples);
          for (const end = at + 64; at < end; at += 16) {
            const kept = i32x4.ge_u(hash(v128.xor(mix(numbers), keys)), thresholds);
            v128.store(y + at, v128.and(f32x4.mul(v128.load(x + at), scales), kept));
            numbers = i32x4.add(numbers, four);
          }
          place += channels;
        }
      }
    }
  }
}

/** Neighbouring numbers far apart, before the key comes in. */
// @ts-ignore: decorator
@inline
function mix(n: v128): v128 {
  return i32x4.mul(n, i32x4.splat(0x9e3779b9));
}

/** A 32-bit finalizer: xor-shifts and odd multipliers (constants of lottery/random/stream.ts). */
// @ts-ignore: decorator
@inline
function hash(n: v128): v128 {
  n = i32x4.mul(v128.xor(n, i32x4.shr_u(n, 16)), i32x4.splat(0x21f0aaad));
  n = i32x4.mul(v128.xor(n, i32x4.shr_u(n, 15)), i32x4.splat(0x735a2d97));
  return v128.xor(n, i32x4.shr_u(n, 15));
}

/**
 * Pixels of 64 bytes from image order, [group][channel][row][column][16 lanes], to flat order,
 * [row][column][channel][lane], or back when `back` is not 0.
 */
export function flatten(
  flat: usize,
  image: usize,
  groups: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  groupBytes: usize,
  channelBytes: usize,
  rowBytes: usize,
  back: usize,
): void {
  const flatRow = groups << 6;
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      for (let column: usize = 0; column < columns; column += 1) {
        let pixel = image + group * groupBytes + row * rowBytes + (column << 6);
        let to = flat + (row * columns + column) * channels * flatRow + (group << 6);
        for (let channel: usize = 0; channel < channels; channel += 1) {
          if (back) copy64(pixel, to);
          else copy64(to, pixel);
          pixel += channelBytes;
          to += flatRow;
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function copy64(to: usize, from: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
  v128.store(to, v128.load(from, 32), 32);
  v128.store(to, v128.load(from, 48), 48);
}
