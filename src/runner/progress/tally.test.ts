import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readLink } from '../../experiment/link';
import { networkOn } from '../../experiment/network';
import { planOf } from '../plan';
import { createTally } from './tally';

beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => void vi.useRealTimers());

/** Seconds of a run of LeNet-300-100 after 0, 1, … 8 rounds of 35 %, measured in Node: processor time of one trainer. */
const MEASURED = [3.826, 3.579, 3.083, 2.321, 1.556, 1.224, 1.015, 0.668, 0.524];
const PIECES = 40;

const { experiment } = readLink('v=2&chance.trials=2');
const plan = planOf(experiment, networkOn(experiment, null), { filesHash: null, version: 'simd-1' });
const { steps } = experiment.training;

/** Trains all runs one after the other. @returns at every moment: seconds passed, seconds estimated to be left */
function train(tally = createTally(plan, { count: 1, skipPruned: true })) {
  const seen: { passed: number; left: number | null; toResult: number | null; done: number }[] = [];
  let passed = 0;
  for (const run of plan.runs()) {
    tally.began(run, 0);
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const seconds = MEASURED[run.key.level] / PIECES;
      vi.advanceTimersByTime(seconds * 1000);
      passed += seconds;
      tally.advance(run, (steps * piece) / PIECES);
      const { secondsLeft: left, secondsToResult: toResult, stepsDone: done } = tally.progress();
      seen.push({ passed, left, toResult, done });
    }
    tally.ended(run);
    tally.close(run, false);
  }
  return { seen, whole: passed, tally };
}

it('the time left is within 30 % from the first tenth of a second, and within 10 % once a trial is done', () => {
  const { seen, whole } = train();
  const off = seen.map(({ passed, left }) => (left ?? Infinity) / (whole - passed) - 1);
  const until = (share: number) => seen.findIndex(({ passed }) => passed >= share * whole);
  const largest = (from: number, to: number) => Math.max(...off.slice(from, to).map(Math.abs));
  expect(seen[0].passed).toBeLessThan(0.1);
  expect(largest(0, until(0.95))).toBeLessThan(0.3);
  expect(largest(until(0.55), until(0.95))).toBeLessThan(0.1);
});

it('tells when the first ticket can be held against its full network', () => {
  const { seen } = train();
  expect((seen[0].toResult ?? 0) / (MEASURED[0] + MEASURED[1])).toBeCloseTo(1, 1);
});

it('one slow moment of a new size says nothing about all that is left', () => {
  const tally = createTally(plan, { count: 1, skipPruned: true });
  const [full, first] = plan.runs();
  tally.began(full, 0);
  vi.advanceTimersByTime(4_000);
  tally.ended(full);
  tally.close(full, false);
  const before = tally.progress().secondsLeft ?? 0;
  tally.began(first, 0);
  vi.advanceTimersByTime(4_000);
  tally.advance(first, 1);
  expect(tally.progress().secondsLeft).toBeCloseTo(before, 0);
});

it('trainers that do not skip pruned weights take as long for each run', () => {
  const tally = createTally(plan, { count: 2, skipPruned: false });
  const [full] = plan.runs();
  tally.began(full, 0);
  vi.advanceTimersByTime(2_000);
  tally.ended(full);
  tally.close(full, false);
  expect(tally.progress().secondsLeft).toBeCloseTo(plan.runs().length - 1, 6);
});
