import { expect, it } from 'vitest';
import { standardFor } from '../tasks/classification/fixture';
import { breakRound, ticketComparisons } from './breaks';
import type { RunResult } from './results';

it('is the first round from which on every one that is compared loses', () => {
  expect(breakRound([null, 'none', 'less', 'none', 'less', 'less'])).toBe(4); // round 2 recovers
  expect(breakRound([null, 'less', null, 'less', null])).toBe(1); // rounds that are not trained yet say nothing
  expect(breakRound([null, 'less', 'more'])).toBeNull();
  expect(breakRound([null, 'few', 'few'])).toBeNull();
  expect(breakRound([null, null])).toBeNull();
  expect(breakRound([])).toBeNull();
});

it('asks the verdict, round by round', () => {
  const run = (trial: number, round: number, score: number): RunResult => ({
    trial,
    round,
    arm: round === 0 ? 'full' : 'ticket',
    testAtStop: score,
    validationAtStop: score,
    trainAtStop: score,
    testAtEnd: score,
    trainAtEnd: score,
    stopStep: 100,
    censored: false,
    diverged: false,
    guessing: false,
  });
  const results = [0, 1, 2].flatMap((trial) => [
    run(trial, 0, 0.95),
    run(trial, 1, 0.95 + (trial - 1) / 100),
    run(trial, 2, 0.9 + trial / 1000),
  ]);
  expect(ticketComparisons(standardFor(), results, 3)).toEqual([null, 'none', 'less', null]);
  // where less is better, the ticket wins
  const { judge, ...rest } = standardFor();
  const lower = { ...rest, judge: { ...judge, better: 'lower' as const } };
  expect(ticketComparisons(lower, results, 3)).toEqual([null, 'none', 'more', null]);
});
