/** What the contract measures. Tests only. */
import { expect } from 'vitest';
import type { Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';

/** Largest |a − b|; not a number counts as infinitely far. */
export function largestDifference(found: readonly ArrayLike<number>[], expected: readonly ArrayLike<number>[]): number {
  expect(found.map((values) => values.length)).toEqual(expected.map((values) => values.length));
  let largest = 0;
  expected.forEach((values, index) => {
    for (let at = 0; at < values.length; at += 1) {
      const difference = Math.abs(found[index][at] - values[at]);
      largest = Math.max(largest, Number.isNaN(difference) ? Infinity : difference);
    }
  });
  return largest;
}

/** Values other than 0 at pruned places. */
export const prunedValues = (weights: Weights, masks: Masks): number[] =>
  weights.flatMap((values, parameter) =>
    Array.from(values).filter((value, at) => masks[parameter]?.[at] === 0 && value !== 0),
  );
