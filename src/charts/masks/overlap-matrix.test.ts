import { expect, test } from 'vitest';
import { layout, overlapText } from './overlap-matrix';

const overlap = (jaccard: number) => ({ jaccard, hamming: 1 - jaccard, jaccardByChance: 0.1, hammingByChance: 0.9 });
const size = { width: 300, height: 200, em: 12 };

test('equal masks are the strongest, by either measure', () => {
  const overlaps = [
    [overlap(1), overlap(0.25)],
    [null, overlap(1)],
  ];
  for (const measure of ['jaccard', 'hamming'] as const) {
    const { cells, side, left } = layout(overlaps, measure, 60, size);
    expect(cells.map(({ row, column, shade }) => [row, column, shade])).toEqual([
      [0, 0, 1],
      [0, 1, 0.25],
      [1, 1, 1],
    ]);
    expect(left + 2 * side).toBeLessThanOrEqual(size.width);
  }
});

test('values too wide for their squares are left to table and readout', () => {
  const row = Array.from({ length: 15 }, () => overlap(0.5));
  const { cells } = layout([row], 'jaccard', 60, size);
  expect(cells.every(({ text }) => text === '')).toBe(true);
  expect([0, 0.0264, 0.126, 1].map(overlapText)).toEqual(['0', '0.026', '0.13', '1']);
});
