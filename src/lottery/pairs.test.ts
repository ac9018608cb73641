import { expect, it } from 'vitest';
import { pairsOf } from './pairs';
import { resultWith } from './result-fixture';
import type { RunResult } from './results';
import { type Arm, controlOf, placeOf, ticket } from './run-key';

const run = (trial: number, round: number, arm: Arm, guessing = false): RunResult =>
  resultWith(trial, round, 0.9, { ...placeOf(arm), guessing });

it('pairs two arms of a round by trial, those left out whose full network did not learn', () => {
  const results = [
    run(0, 0, 'full'),
    run(1, 0, 'full', true),
    run(2, 0, 'full'),
    ...[0, 1, 2].map((trial) => run(trial, 1, ticket)),
    run(2, 1, controlOf(0, 'random-mask')),
    run(0, 2, ticket),
  ];
  const trialsOf = (arms: readonly [Arm, Arm], round: number): number[][] =>
    pairsOf(results, arms, round).map((pair) => pair.map(({ trial }) => trial));
  expect(trialsOf([ticket, 'full'], 1)).toEqual([
    [0, 0],
    [2, 2],
  ]);
  expect(trialsOf([ticket, controlOf(0, 'random-mask')], 1)).toEqual([[2, 2]]);
  expect(trialsOf([ticket, 'full'], 2)).toEqual([[0, 0]]);
  expect(trialsOf(['full', 'full'], 2)).toHaveLength(2);
  expect(trialsOf([ticket, 'full'], 3)).toEqual([]);
});
