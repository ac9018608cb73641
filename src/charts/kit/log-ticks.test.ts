import { expect, test } from 'vitest';
import { logTicks, ticksApart } from './log-ticks';

test('round numbers in every range, never fewer than three', () => {
  expect(logTicks(0.001, 1)).toEqual([0.001, 0.01, 0.1, 1]);
  expect(logTicks(0.05, 1)).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
  expect(logTicks(2, 6)).toEqual([2, 2.5, 3, 4, 5, 6]);
  // a loss that stays near that of guessing, ln 10
  expect(logTicks(2.1, 2.53)).toEqual([2.1, 2.2, 2.3, 2.4, 2.5]);
});

test('labels nearer than a line of text give way to rounder ones', () => {
  const place = (value: number): number => Math.log10(value) * 100;
  expect(ticksApart([0.1, 0.12, 0.15, 0.2, 0.25, 0.3], place, 16)).toEqual([0.1, 0.2, 0.3]); // 0.25 and 0.3: 7.9 px
  expect(ticksApart([2.1, 2.2, 2.3, 2.4, 2.5], place, 3)).toEqual([2.1, 2.3, 2.5]);
  expect(ticksApart([1, 2, 5, 10], place, 16)).toEqual([1, 2, 5, 10]);
});
