import { expect, test } from 'vitest';
import { layout } from './prune-preview';

test('one bar per round, finished ones strong', () => {
  expect(layout([1, 0.5], 1)).toEqual([
    { round: 0, left: 0, width: 0.41, height: 1, done: true },
    { round: 1, left: 0.5, width: 0.41, height: 0.5, done: false },
  ]);
});
