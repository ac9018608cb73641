import { expect, it } from 'vitest';
import { besideTicket, pairsOf } from './pairs';
import { meanOfFull } from './results';
import { resultWith } from './result-fixture';
import type { RunResult } from './results';
import { type Arm, controlOf, full, placeOf, ticket, ticketOf } from './run-key';
import { standardFor } from '../tasks/classification/fixture';
import { verdictOf } from './verdict';

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

/** [level, fraction of weights left] of an arm, with one score. */
const sized = (arm: Arm, score: number, ...sizes: readonly (readonly [number, number])[]): RunResult[] =>
  [0, 1, 2].flatMap((trial) =>
    sizes.map(([level, remaining]) => resultWith(trial, level, score + trial / 100, { ...placeOf(arm), remaining })),
  );

it('pairs chains at equal counts only, at whichever level each has them', () => {
  const results = [
    ...sized(full, 0.9, [0, 1]),
    ...sized(ticket, 0.92, [1, 0.8], [2, 0.64], [3, 0.512]),
    ...sized(ticketOf(1), 0.89, [1, 0.64], [2, 0.4096]),
    ...sized(controlOf(1, 'random-mask'), 0.8, [1, 0.64], [2, 0.4096]),
  ];
  const levels = (arm: Arm, other: Arm, round: number): (readonly number[])[] =>
    pairsOf(results, [arm, other], round).map((pair) => pair.map(({ level }) => level));
  expect(levels(ticket, ticketOf(1), 1)).toEqual([]);
  expect(levels(ticket, ticketOf(1), 2)).toEqual([0, 1, 2].map(() => [2, 1]));
  expect(levels(ticketOf(1), ticket, 1)).toEqual([0, 1, 2].map(() => [1, 2]));
  expect(levels(ticketOf(1), controlOf(1, 'random-mask'), 2)).toEqual([0, 1, 2].map(() => [2, 2]));
  // all are held against the full network, which has all weights
  expect(levels(ticketOf(1), full, 2)).toEqual([0, 1, 2].map(() => [2, 0]));

  const arms = [ticket, ticketOf(1), controlOf(1, 'random-mask')];
  const others = [1, 2, 3].map((round) =>
    verdictOf(standardFor(), results, arms, round)?.others.map(({ arm, difference: { mean, n } }) => [
      arm,
      Number(mean.toFixed(9)),
      n,
    ]),
  );
  expect(others).toEqual([
    [],
    [
      [ticketOf(1), -0.01, 3],
      [controlOf(1, 'random-mask'), -0.1, 3],
    ],
    [],
  ]);
});

it('levels that prune nothing more are held each against its own', () => {
  const results = [
    ...sized(ticket, 0.9, [1, 0.1], [2, 0.05], [3, 0.05]),
    ...sized(ticketOf(1), 0.9, [1, 0.1], [2, 0.05]), // its third is not trained yet
  ];
  expect(pairsOf(results, [ticket, ticketOf(1)], 2)).toHaveLength(3);
  expect(pairsOf(results, [ticket, ticketOf(1)], 3)).toEqual([]);
});

it('while trials are at different rounds, holds a round against the full networks of its own trials', () => {
  const of = (trial: number, round: number, arm: Arm, score: number, guessing = false): RunResult =>
    resultWith(trial, round, score, { ...placeOf(arm), guessing });
  const guessed = of(2, 0, 'full', 0.1, true);
  const results = [
    of(0, 0, 'full', 0.96),
    of(1, 0, 'full', 0.92),
    guessed,
    of(0, 1, ticket, 0.97),
    of(1, 1, ticket, 0.94),
    of(0, 2, ticket, 0.98),
  ];
  const fullAt = (round: number) => meanOfFull(besideTicket(results, round), 'testAtStop');
  // the mean of both, of both, and of the first trial: +2 points there, as its pair says, not +4
  expect([0, 1, 2, 3].map(fullAt)).toEqual([0.94, 0.94, 0.96, 0.94]);
  // what did not learn is left out by who looks, and nothing else is
  expect(besideTicket(results, 2)).toEqual(results.filter(({ trial, level }) => trial !== 1 || level > 0));
  // the same list where nothing is left out: nothing is drawn anew
  expect(besideTicket(results, 1)).toBe(results);
});
