import { expect, test } from 'vitest';
import { logTicks } from './log-ticks';

test('round numbers in every range, never fewer than three', () => {
  expect(logTicks(0.001, 1)).toEqual([0.001, 0.01, 0.1, 1]);
  expect(logTicks(0.05, 1)).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
  expect(logTicks(2, 6)).toEqual([2, 2.5, 3, 4, 5, 6]);
  // a loss that stays near that of guessing, ln 10
  expect(logTicks(2.1, 2.53)).toEqual([2.1, 2.2, 2.3, 2.4, 2.5]);
});
