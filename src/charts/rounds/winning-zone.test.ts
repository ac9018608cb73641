import { standardFor } from '../../tasks/classification/fixture';
import { expect, test } from 'vitest';
import { advantageByRound } from '../../lottery/advantage';
import { resultWith } from '../../lottery/result-fixture';
import { winningZones } from './winning-zone';

test('rounds with unfinished trials are compared with the same trials of the full network', () => {
  // the mean over trials of the full network is 0.75, yet trial 1 alone gained
  const results = [resultWith(0, 0, 1), resultWith(1, 0, 0.5), resultWith(1, 1, 0.625)];
  expect(advantageByRound(standardFor().judge, results, 3, 'testAtStop')).toEqual([0, 0.125, null]);
});

test('a zone ends where the lines cross', () => {
  expect(winningZones([0, 2, 1, -1, -2], [0, 100, 200, 300, 400])).toEqual([{ left: 0, right: 250 }]);
  expect(winningZones([0, -1, 1, 1], [0, 100, 200, 300])).toEqual([{ left: 150, right: 300 }]);
  expect(winningZones([0, 1, null, 1], [0, 100, 200, 300])).toEqual([
    { left: 0, right: 100 },
    { left: 300, right: 300 },
  ]);
});

test('trials whose full network did not learn win nothing', () => {
  // the second trial alone: guessing keeps up with guessing
  const guess = (round: number) => ({ ...resultWith(1, round, 0.5), guessing: true });
  const results = [resultWith(0, 0, 0.9), resultWith(0, 1, 0.8), guess(0), guess(1)];
  expect(advantageByRound(standardFor().judge, results, 2, 'testAtStop')[1]).toBeCloseTo(-0.1);
  expect(winningZones(advantageByRound(standardFor().judge, [guess(0), guess(1)], 2, 'testAtStop'), [0, 100])).toEqual(
    [],
  );
});

test('the full network alone wins nothing', () => {
  expect(winningZones([0, null, null], [0, 100, 200])).toEqual([]);
  expect(winningZones([0, -1], [0, 100])).toEqual([]);
});
