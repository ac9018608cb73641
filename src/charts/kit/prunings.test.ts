import { expect, test } from 'vitest';
import { isKept, survivorsByPixel } from './prunings';

test('a weight pruned in round 2 is there before it', () => {
  expect([0, 1, 2, 3].map((round) => isKept(2, round))).toEqual([true, true, false, false]);
  expect(isKept(0, 30)).toBe(true);
});

test('survivors per pixel add up its channels', () => {
  // two pixels of two channels, one output each weight: [in, out] with out = 2
  const prunedIn = Uint8Array.of(1, 0, 2, 0, /* second pixel */ 1, 1, 1, 2);
  expect(survivorsByPixel(prunedIn, 2, 2, 2).map((counts) => [...counts])).toEqual([
    [4, 4],
    [3, 1],
    [2, 0],
  ]);
});
