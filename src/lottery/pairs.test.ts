import { expect, it } from 'vitest';
import { pairsOf } from './pairs';
import type { RunResult } from './results';

const run = (trial: number, round: number, arm: string, guessing = false): RunResult => ({
  trial,
  round,
  arm,
  testAtStop: 0.9,
  validationAtStop: 0.9,
  trainAtStop: 0.9,
  testAtEnd: 0.9,
  trainAtEnd: 0.9,
  stopStep: 100,
  censored: false,
  diverged: false,
  guessing,
});

it('pairs two arms of a round by trial, those left out whose full network did not learn', () => {
  const results = [
    run(0, 0, 'full'),
    run(1, 0, 'full', true),
    run(2, 0, 'full'),
    ...[0, 1, 2].map((trial) => run(trial, 1, 'ticket')),
    run(2, 1, 'random-mask'),
    run(0, 2, 'ticket'),
  ];
  const trialsOf = (arms: readonly [string, string], round: number): number[][] =>
    pairsOf(results, arms, round).map((pair) => pair.map(({ trial }) => trial));
  expect(trialsOf(['ticket', 'full'], 1)).toEqual([
    [0, 0],
    [2, 2],
  ]);
  expect(trialsOf(['ticket', 'random-mask'], 1)).toEqual([[2, 2]]);
  expect(trialsOf(['ticket', 'full'], 2)).toEqual([[0, 0]]);
  expect(trialsOf(['full', 'full'], 2)).toHaveLength(2);
  expect(trialsOf(['ticket', 'full'], 3)).toEqual([]);
});
