import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { dataSets } from './data-sets';
import type { Asked } from './dataset';

const settings = (set: string, noise: number): Asked => ({
  set,
  train: 3000,
  validation: 30,
  test: 30,
  difficulty: 0,
  noise,
});
const pointsOf = (set: string, noise: number) => {
  const { inputs, labels } = dataSets.get(set).load(settings(set, noise), 1, {}).train;
  return Array.from(labels, (label, k) => ({ label, x: inputs[2 * k], y: inputs[2 * k + 1] }));
};
const sets = dataSets.all.filter(({ drawing }) => drawing === 'point').map(({ id }) => id);

describe.each(sets)('%s', (set) => {
  test('lies within about −1 and 1 and fills that', () => {
    const points = pointsOf(set, 0);
    const furthest = Math.max(...points.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))));
    expect(furthest).toBeGreaterThan(0.8);
    expect(furthest).toBeLessThan(1.25);
  });

  test('noise is the standard deviation added to each coordinate', () => {
    const [clean, noisy] = [pointsOf(set, 0), pointsOf(set, 0.2)];
    for (const axis of ['x', 'y'] as const) {
      const squares = clean.map((point, k) => (noisy[k][axis] - point[axis]) ** 2);
      const deviation = Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
      // the standard error of a standard deviation from n draws is σ / √(2n) = 0.0026
      expect(Math.abs(deviation - 0.2)).toBeLessThan(0.008);
    }
  });
});

test('circles have their two radii, xor its four squares', () => {
  for (const { label, x, y } of pointsOf('circles', 0)) {
    expect(Math.sqrt(x * x + y * y)).toBeCloseTo(label === 0 ? 0.4 : 0.85, 6);
  }
  for (const { label, x, y } of pointsOf('xor', 0)) expect(x * y > 0).toBe(label === 0);
});

test('points have the same bits everywhere', () => {
  const hash = sha256.create();
  for (const set of sets) {
    const { inputs } = dataSets.get(set).load(settings(set, 0.1), 1, {}).train;
    hash.update(new Uint8Array(inputs.buffer));
  }
  expect(bytesToHex(hash.digest())).toBe('aac7db7688b2afcd17135bf65e2b5c1bedc81bf9b56bf5c21052044f2cf54956');
});
