import { expect, it } from 'vitest';
import { standardFor } from '../tasks/classification/fixture';
import { apartOf, farthest } from './apart';
import { resultWith } from './result-fixture';
import type { RunResult } from './results';
import { controlOf, full, placeOf, ticketOf, type Arm } from './run-key';
import { verdictOf } from './verdict';

const standard = standardFor();
const [ticket, reinitialized, shuffled, other] = [
  ticketOf(0),
  controlOf(0, 'reinitialized'),
  controlOf(0, 'random-mask'),
  ticketOf(1),
];
const trials = (arm: Arm, level: number, scores: readonly number[], more: Partial<RunResult> = {}): RunResult[] =>
  scores.map((score, trial) => resultWith(trial, level, score, { ...placeOf(arm), ...more }));
const base = [...trials(full, 0, [0.95, 0.96, 0.94]), ...trials(ticket, 1, [0.951, 0.961, 0.941])];
const found = (results: readonly RunResult[], arms: readonly Arm[]) => {
  const verdict = verdictOf(standard, results, arms, 1);
  return verdict ? apartOf(standard, verdict) : [];
};

it('is paired by trial: of the full network as the ticket stands to it, of others as they stand to the ticket', () => {
  const results = [...base, ...trials(reinitialized, 1, [0.91, 0.92, 0.9])];
  const [whole, control] = found(results, [ticket, reinitialized]);
  expect([whole.arm, control.arm]).toEqual([full, reinitialized]);
  expect(whole.difference.mean).toBeCloseTo(0.001, 9);
  expect(control.difference.mean).toBeCloseTo(-0.041, 9);
  expect(control.said).toBe('less');
});

it('the farthest control is one whose difference is seen, then the largest', () => {
  const wild = trials(shuffled, 1, [0.5, 1, 0.6]); // on average farther away, but they cannot tell
  const arms = [ticket, reinitialized, shuffled, other];
  const results = [...base, ...trials(reinitialized, 1, [0.91, 0.92, 0.9]), ...wild];
  expect(farthest(found(results, arms))?.arm).toBe(reinitialized);
  const both = [...results.filter((result) => !wild.includes(result)), ...trials(shuffled, 1, [0.8, 0.81, 0.79])];
  expect(farthest(found(both, arms))?.arm).toBe(shuffled);
  // another chain is no control: the full network takes its place
  expect(farthest(found([...base, ...trials(other, 1, [0.5, 0.5, 0.5])], arms))?.arm).toBe(full);
  expect(farthest([])).toBeNull();
});

it('leaves out what diverged, and what has no network of as many weights', () => {
  const lost = trials(reinitialized, 1, [0.1, 0.9, 0.9]).map((result) =>
    result.trial === 0 ? { ...result, diverged: true } : result,
  );
  const elsewhere = trials(shuffled, 1, [0.8, 0.8, 0.8], { remaining: 0.3 });
  expect(found([...base, ...lost, ...elsewhere], [ticket, reinitialized, shuffled]).map(({ arm }) => arm)).toEqual([
    full,
  ]);
});

it('is of nothing where the ticket diverged', () => {
  const lost = base.map((result) =>
    result.level === 1 && result.trial === 0 ? { ...result, testAtStop: 0.1, diverged: true } : result,
  );
  expect(found([...lost, ...trials(reinitialized, 1, [0.91, 0.92, 0.9])], [ticket, reinitialized])).toEqual([]);
});

it('says of one trial that it is not enough', () => {
  const one = [...base, ...trials(reinitialized, 1, [0.91, 0.92, 0.9])].filter(({ trial }) => trial === 0);
  expect(farthest(found(one, [ticket, reinitialized]))?.said).toBe('few');
});
