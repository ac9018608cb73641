import { describe, expect, it } from 'vitest';
import { isGuessing, judge, mostFrequentShare, wilsonLow, worthShowing } from './guessing';
import { curvesOf, resultOf, type RunResult } from './results';
import { verdictOf, winningRound } from './verdict';

const coins = { chance: 0.5, mostFrequent: 0.5, exact: true, examples: 200 };

describe('beyond guessing (lower end of a one-sided 95 % Wilson interval)', () => {
  it('is the accuracy from which the one measured is 1.645 standard errors away', () => {
    // Wilson 1927: the end p₀ of the interval solves p − p₀ = z √(p₀ (1 − p₀) / n)
    for (const [accuracy, examples] of [
      [0.5, 200],
      [0.98, 2_000],
      [1, 10],
      [0.1, 50],
    ]) {
      const low = wilsonLow(accuracy, examples);
      expect(accuracy - low).toBeCloseTo(1.6448536269514722 * Math.sqrt((low * (1 - low)) / examples), 12);
    }
    expect(wilsonLow(0, 100)).toBeCloseTo(0, 12);
  });

  it('is reached from 112 of 200 right answers in two classes', () => {
    // 0.5 + 1.645 × √(0.25 / 200) = 0.5582, times 200 = 111.6
    expect([100, 111, 112, 200].map((right) => isGuessing(right / 200, coins))).toEqual([true, true, false, false]);
    expect(isGuessing(0.4, coins)).toBe(true);
    expect(isGuessing(NaN, coins)).toBe(true);
  });

  it('is measured against the most frequent class, not against equal shares', () => {
    expect(mostFrequentShare(Uint8Array.of(1, 1, 1, 0, 2, 1, 1, 1, 1, 1))).toBe(0.8);
    const skewed = { ...coins, mostFrequent: 0.8 };
    expect([0.7, 0.8, 0.84, 0.85].map((accuracy) => isGuessing(accuracy, skewed))).toEqual([true, true, true, false]);
    // few examples can tell little: 0.8 + 1.645 × √(0.16 / 20) = 0.947
    expect([0.9, 0.95].map((accuracy) => isGuessing(accuracy, { ...skewed, examples: 20 }))).toEqual([true, false]);
  });

  it('is said of a run at its early stop; a diverged one has not learned', () => {
    const columns = {
      step: [50, 100],
      validationLoss: [0.5, 0.9],
      validationAccuracy: [0.55, 0.9],
      testAccuracy: [0.6, 0.9],
      trainAccuracy: [0.6, 0.9],
    };
    const id = { trial: 0, round: 0, arm: 'full' };
    expect(resultOf(id, columns, false, coins)).toMatchObject({ validationAccuracyAtStop: 0.55, guessing: true });
    expect(resultOf(id, { ...columns, validationLoss: [0.9, 0.5] }, false, coins)).toMatchObject({ guessing: false });
    expect(resultOf(id, columns, true, coins)).toMatchObject({
      guessing: true,
      diverged: true,
      validationAccuracyAtStop: 0.5,
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
      return {
        trial,
        round,
        arm: round === 0 ? 'full' : 'ticket',
        testAccuracyAtStop: accuracy,
        validationAccuracyAtStop: accuracy,
        trainAccuracyAtStop: accuracy,
        testAccuracyAtEnd: accuracy,
        trainAccuracyAtEnd: accuracy,
        stopStep: 100,
        censored: false,
        diverged: false,
        guessing,
      };
    }),
  );

describe('trials whose full network did not learn', () => {
  it('are left out and counted', () => {
    const results = made(3, [1]);
    expect(judge(results)).toMatchObject({ leftOut: [1], nothingLearned: false });
    expect(judge(results).counting.map(({ trial }) => trial)).toEqual([0, 0, 0, 2, 2, 2]);
    // guessing tickets against a guessing network would "keep up" at round 2
    expect(winningRound(results)).toBe(1);
    expect(verdictOf(results, ['ticket'], 2)?.ticket.accuracy).toMatchObject({
      n: 2,
      mean: expect.closeTo(-0.02) as number,
    });
    const [{ points }] = curvesOf(results, ['ticket'], 'testAccuracyAtStop');
    expect(points.map(({ n, mean, trials }) => [n, Number(mean.toFixed(3)), trials])).toEqual([
      [2, 0.9, [0, 2]],
      [2, 0.9, [0, 2]],
      [2, 0.88, [0, 2]],
    ]);
  });

  it('leave nothing to compare when there is no other; their curves are drawn', () => {
    const results = made(3, [0, 1, 2]);
    expect(judge(results)).toEqual({ counting: [], leftOut: [0, 1, 2], nothingLearned: true });
    expect(winningRound(results)).toBeNull();
    expect([0, 1, 2].map((round) => verdictOf(results, ['ticket'], round))).toEqual([null, null, null]);
    expect(worthShowing(results)).toBe(results);
    expect(curvesOf(results, ['ticket'], 'testAccuracyAtStop')[0].points[1]).toMatchObject({ n: 3, mean: 0.5 });
  });

  it('are none where all learned, or none is finished: nothing changes', () => {
    const results = made(2, []);
    expect(judge(results)).toEqual({ counting: results, leftOut: [], nothingLearned: false });
    expect(judge([])).toEqual({ counting: [], leftOut: [], nothingLearned: false });
    // a ticket that did not learn is a result
    const lost = results.map((result) => (result.round === 2 ? { ...result, guessing: true } : result));
    expect(judge(lost).leftOut).toEqual([]);
  });

  it('do not decide while others are still in training', () => {
    const first = made(1, [0]);
    expect(judge(first).nothingLearned).toBe(true);
    expect(judge([...first, ...made(2, []).filter(({ trial, round }) => trial === 1 && round === 0)])).toMatchObject({
      leftOut: [0],
      nothingLearned: false,
    });
  });
});
