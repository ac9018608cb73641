import { expect, test } from 'vitest';
import type { RunRecord } from '../../recording/recording';
import { meanCurve } from './mean-curve';
import { runOf, ticket } from '../../lottery/run-key';
import { standardFor } from '../../tasks/classification/fixture';

const { stop } = standardFor();

const run = (trial: number, status: RunRecord['status'], losses: readonly (number | null)[]): RunRecord => ({
  id: runOf(trial, ticket, 1),
  status,
  points: {
    step: losses.map((_, at) => 50 * (at + 1)),
    'validation.loss': losses,
    'validation.accuracy': losses.map(() => 0),
    'test.accuracy': losses.map(() => null),
    'train.accuracy': losses.map(() => null),
  },
  trainingSeconds: null,
  reused: false,
});

test('finished trials are averaged, a running one does not make the line jump', () => {
  const runs = [run(0, 'finished', [2, 1]), run(1, 'finished', [4, 3]), run(2, 'running', [9])];
  expect(meanCurve(stop, runs)).toEqual([
    { step: 50, value: 3 },
    { step: 100, value: 2 },
  ]);
});

test('running trials are averaged as far as all have come', () => {
  const runs = [run(0, 'running', [2, 1, 0.5]), run(1, 'running', [4])];
  expect(meanCurve(stop, runs)).toEqual([{ step: 50, value: 3 }]);
});

test('a diverged trial is drawn only when there is no other', () => {
  const lost = run(0, 'diverged', [2, null]);
  expect(meanCurve(stop, [lost, run(1, 'finished', [4, 3])])).toEqual([
    { step: 50, value: 4 },
    { step: 100, value: 3 },
  ]);
  expect(meanCurve(stop, [lost])).toEqual([{ step: 50, value: 2 }]);
  expect(meanCurve(stop, [])).toEqual([]);
});
