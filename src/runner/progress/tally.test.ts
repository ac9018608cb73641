import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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
