import { describe, expect, it } from 'vitest';
import { standardFor } from '../tasks/classification/fixture';
import { judge, worthShowing } from './guessing';
import { resultWith } from './result-fixture';
import { curvesOf, resultOf, type RunResult } from './results';
import { verdictOf, winningRound } from './verdict';
import { fullKey, ticket } from './run-key';

/** two classes, 200 validation examples */
const coins = standardFor(2, 200);

describe('a run that did not learn', () => {
  it('is said of a run at its early stop; a diverged one has not learned', () => {
    const columns = {
      step: [50, 100],
      'validation.loss': [0.5, 0.9],
      'validation.accuracy': [0.55, 0.9],
      'test.accuracy': [0.6, 0.9],
      'train.accuracy': [0.6, 0.9],
    };
    const id = fullKey(0);
    expect(resultOf(id, columns, false, coins, 1)).toMatchObject({ validationAtStop: 0.55, guessing: true });
    expect(resultOf(id, { ...columns, 'validation.loss': [0.9, 0.5] }, false, coins, 1)).toMatchObject({
      guessing: false,
    });
    expect(resultOf(id, columns, true, coins, 1)).toMatchObject({
      guessing: true,
      diverged: true,
      validationAtStop: 0.5,
    });
  });
});

/** Full networks at 0.9 but those of `failed`, at 0.5; tickets as good, with 1 % more in rounds of `better`. */
const made = (trials: number, failed: readonly number[], better: readonly number[] = []): RunResult[] =>
  Array.from({ length: trials }, (_, trial) => trial).flatMap((trial) =>
    [0, 1, 2].map((round): RunResult => {
      const guessing = failed.includes(trial);
      const accuracy = guessing
        ? 0.5
        : 0.9 + (round > 0 && better.includes(trial) ? 0.01 : 0) - (round === 2 ? 0.02 : 0);
      return resultWith(trial, round, accuracy, { guessing });
    }),
  );

describe('trials whose full network did not learn', () => {
  it('are left out and counted', () => {
    const results = made(3, [1]);
    expect(judge(results)).toMatchObject({ leftOut: [1], nothingLearned: false });
    expect(judge(results).counting.map(({ trial }) => trial)).toEqual([0, 0, 0, 2, 2, 2]);
    // guessing tickets against a guessing network would "keep up" at round 2
    expect(winningRound(coins, results)).toBe(1);
    expect(verdictOf(coins, results, [ticket], 2)?.ticket.difference).toMatchObject({
      n: 2,
      mean: expect.closeTo(-0.02) as number,
    });
    const [{ points }] = curvesOf(results, [ticket], 'testAtStop');
    expect(points.map(({ n, mean, trials }) => [n, Number(mean.toFixed(3)), trials])).toEqual([
      [2, 0.9, [0, 2]],
      [2, 0.9, [0, 2]],
      [2, 0.88, [0, 2]],
    ]);
  });

  it('leave nothing to compare when there is no other; their curves are drawn', () => {
    const results = made(3, [0, 1, 2]);
    expect(judge(results)).toEqual({ counting: [], leftOut: [0, 1, 2], nothingLearned: true });
    expect(winningRound(coins, results)).toBeNull();
    expect([0, 1, 2].map((round) => verdictOf(coins, results, [ticket], round))).toEqual([null, null, null]);
    expect(worthShowing(results)).toBe(results);
    expect(curvesOf(results, [ticket], 'testAtStop')[0].points[1]).toMatchObject({ n: 3, mean: 0.5 });
  });

  it('are none where all learned, or none is finished: nothing changes', () => {
    const results = made(2, []);
    expect(judge(results)).toEqual({ counting: results, leftOut: [], nothingLearned: false });
    expect(judge([])).toEqual({ counting: [], leftOut: [], nothingLearned: false });
    // a ticket that did not learn is a result
    const lost = results.map((result) => (result.level === 2 ? { ...result, guessing: true } : result));
    expect(judge(lost).leftOut).toEqual([]);
  });

  it('do not decide while others are still in training', () => {
    const first = made(1, [0]);
    expect(judge(first).nothingLearned).toBe(true);
    expect(
      judge([...first, ...made(2, []).filter(({ trial, level: round }) => trial === 1 && round === 0)]),
    ).toMatchObject({
      leftOut: [0],
      nothingLearned: false,
    });
  });
});
