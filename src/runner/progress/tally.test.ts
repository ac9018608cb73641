import { describe, afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readLink } from '../../experiment/link';
import { networkOn } from '../../experiment/network';
import { planOf } from '../plan';
import type { PlannedRun } from '../../lottery/plan';
import { createTally, type Tally } from './tally';

beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => void vi.useRealTimers());

/** Seconds of a run of LeNet-300-100 after 0, 1, … 8 rounds of 35 %, measured in Node: processor time of one trainer. */
const MEASURED = [3.826, 3.579, 3.083, 2.321, 1.556, 1.224, 1.015, 0.668, 0.524];
const PIECES = 40;

const { experiment } = readLink('v=2&chance.trials=2');
const plan = planOf(experiment, networkOn(experiment, null), { filesHash: null, version: 'simd-1' });
const { steps } = experiment.training;

/** Trains all runs one after the other, the first after `warmUp` seconds in which nothing is heard of it. @returns at every moment: seconds passed, seconds estimated to be left */
function train(warmUp = 0) {
  const tally = createTally(plan, { count: 1, skipPruned: true });
  const seen: { passed: number; left: number | null; toResult: number | null; done: number }[] = [];
  let passed = 0;
  for (const run of plan.runs()) {
    tally.began(run, 0);
    if (passed === 0) {
      vi.advanceTimersByTime(warmUp * 1000);
      passed = warmUp;
    }
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const seconds = MEASURED[run.key.level] / PIECES;
      vi.advanceTimersByTime(seconds * 1000);
      passed += seconds;
      tally.advance(run, (steps * piece) / PIECES);
      const { secondsLeft: left, secondsToResult: toResult, stepsDone: done } = tally.progress();
      seen.push({ passed, left, toResult, done });
    }
    tally.advance(run, steps / 3); // its best point, told once more
    tally.ended(run);
    tally.close(run, false);
  }
  return { seen: seen.filter(({ left }) => left !== null), whole: passed };
}

it.each([
  ['from the first second', 0],
  ['however long the first run takes to begin', 3],
])('the time left is within 15 % %s, and within 10 % once a trial is done', (_, warmUp) => {
  const { seen, whole } = train(warmUp);
  const off = seen.map(({ passed, left }) => (left ?? Infinity) / (whole - passed) - 1);
  const until = (share: number) => seen.findIndex(({ passed }) => passed >= share * whole);
  const largest = (from: number, to: number) => Math.max(...off.slice(from, to).map(Math.abs));
  expect(seen[0].passed).toBeLessThan(warmUp + 1);
  expect(largest(0, until(0.95))).toBeLessThan(0.15); // what is told of it is an eighth off at most
  expect(largest(until(0.6), until(0.95))).toBeLessThan(0.1);
});

it('tells when the first ticket can be held against its full network', () => {
  const { seen } = train();
  const [{ passed, toResult }] = seen;
  expect((toResult ?? 0) / (MEASURED[0] + MEASURED[1] - passed)).toBeCloseTo(1, 1);
});

/** Trains a run from its first step to its last in so many ms. */
const trainWhole = (tally: Tally, run: PlannedRun, ms: number): void => {
  tally.began(run, 0);
  vi.advanceTimersByTime(ms);
  tally.advance(run, steps);
  tally.ended(run);
  tally.close(run, false);
};

it('one slow moment of a new size says nothing about all that is left', () => {
  const tally = createTally(plan, { count: 1, skipPruned: true });
  const [full, first] = plan.runs();
  trainWhole(tally, full, 4_000);
  const before = tally.progress().secondsLeft ?? 0;
  tally.began(first, 0);
  vi.advanceTimersByTime(4_000);
  tally.advance(first, 1);
  expect(tally.progress().secondsLeft).toBeCloseTo(before, 0);
});

it('trainers that do not skip pruned weights take as long for each run', () => {
  const tally = createTally(plan, { count: 2, skipPruned: false });
  const [full] = plan.runs();
  trainWhole(tally, full, 2_000);
  expect(tally.progress().secondsLeft).toBeCloseTo(plan.runs().length - 1, 6);
});

it('a run that diverged early tells the pace of the steps that it has taken, not of all', () => {
  const tally = createTally(plan, { count: 1, skipPruned: false });
  const [full, first] = plan.runs();
  trainWhole(tally, full, 4_000);
  tally.began(first, 0);
  vi.advanceTimersByTime(400);
  tally.advance(first, steps / 10);
  tally.ended(first);
  tally.close(first, false);
  expect(tally.progress().secondsLeft).toBeCloseTo(4 * (plan.runs().length - 2), 6);
});

describe('what is computed besides training runs', () => {
  const link =
    'v=3&chance.trials=1&pruning.rounds=1&chains=imp,synflow&connectivity.steps=0&connectivity.anotherStart=drawn';
  const { experiment: asked } = readLink(link);
  const own = planOf(asked, networkOn(asked, null), { filesHash: null, version: 'simd-1' });
  /** in the same minute: 1,200 steps and 62,000 examples evaluated in 2.65 s; 31 places of a path have 217,000 examples */
  const PATH = (MEASURED[0] * 2.21) / 2.65;
  const SCORE = 0.6; // 100 passes of SynFlow
  const paths = own.trial(0).paths.map(({ recipe }) => recipe);
  const scores = own.scorings().map(({ recipe }) => recipe);

  /** @returns at every moment: seconds left as estimated, and in truth; share of the bar */
  function computeAll(jobs: readonly (readonly [tell: (share: number) => void, seconds: number])[], tally: Tally) {
    const whole = jobs.reduce((sum, [, seconds]) => sum + seconds, 0);
    let passed = 0;
    return jobs.flatMap(([tell, seconds]) =>
      Array.from({ length: PIECES + 1 }, (_, piece) => {
        if (piece > 0) vi.advanceTimersByTime((seconds * 1000) / PIECES);
        passed += piece > 0 ? seconds / PIECES : 0;
        tell(piece / PIECES);
        const { secondsLeft: left, stepsDone, stepsTotal } = tally.progress();
        return { left, truth: whole - passed, share: stepsDone / stepsTotal };
      }),
    );
  }
  const trains = (tally: Tally) =>
    [...own.runs(), ...own.copies()].map((run) => {
      const tell = (share: number): void => {
        if (share === 0) tally.began(run, 0);
        tally.advance(run, share * steps);
        if (share < 1) return;
        tally.ended(run);
        tally.close(run, false);
      };
      return [tell, MEASURED[run.key.level]] as const;
    });
  const computes = (tally: Tally, recipes: readonly string[], seconds: number) =>
    recipes.map((recipe) => [(share: number) => tally.computed(recipe, share), seconds] as const);

  it('is part of the time left, within 15 % from the first second on, and of the bar', () => {
    expect([paths.length, scores.length]).toEqual([2, 1]);
    const tally = createTally(own, { count: 1, skipPruned: true });
    const jobs = [...computes(tally, scores, SCORE), ...trains(tally), ...computes(tally, paths, PATH)];
    const seen = computeAll(jobs, tally);
    const told = seen.filter(({ left, truth }) => left !== null && truth > 1);
    const off = told.map(({ left, truth }) => (left ?? Infinity) / truth - 1);
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.15);
    const shares = seen.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.filter((share) => share === 1)).toHaveLength(1);
    expect(seen.at(-1)?.left).toBe(0);
  });

  it('tells its own pace, begins anew after a crash, and needs no trained run for an estimate', () => {
    const tally = createTally(own, { count: 1, skipPruned: true });
    for (const run of [...own.runs(), ...own.copies()]) tally.close(run, true);
    for (const recipe of scores) tally.computed(recipe, 1);
    const whole = tally.progress().secondsLeft ?? 0;
    expect(whole).toBeGreaterThan(0);
    tally.computed(paths[0], 0);
    vi.advanceTimersByTime((3 * whole * 1000) / 2); // three times as long as expected
    tally.computed(paths[0], 1);
    expect(tally.progress().secondsLeft).toBeCloseTo(whole, 6); // the mean of expected and seen: twice the half
    tally.computed(paths[1], 0);
    vi.advanceTimersByTime(1_000);
    tally.computed(paths[1], 0.5);
    tally.computed(paths[1], 0);
    expect(tally.progress().secondsLeft).toBeCloseTo(whole, 6);
    tally.computed(paths[1], 1);
    expect(tally.progress().secondsLeft).toBeNull();
  });

  it('is dropped with the chain that needs it', () => {
    const tally = createTally(own, { count: 1, skipPruned: true });
    tally.drop(() => true);
    const { stepsDone, stepsTotal } = tally.progress();
    expect(stepsDone).toBe(stepsTotal);
  });
});
