import { standardFor } from '../../tasks/classification/fixture';
import { expect, test } from 'vitest';
import { curvesOf, resultOf, valueOf, type RunResult } from '../../lottery/results';
import { gapNumber, layout } from './gap-chart';
import { runOf, ticket, type Arm } from '../../lottery/run-key';

/** ten classes, 2,000 validation examples */
const ten = standardFor(10, 2_000);

const points = (train: number, test: number) => ({
  step: [50, 100],
  'validation.loss': [1, 2],
  'validation.accuracy': [0.9, 0.9],
  'test.accuracy': [test, test - 0.02],
  'train.accuracy': [train, 1],
});
const result = (trial: number, round: number, arm: Arm, train: number, tested: number): RunResult =>
  resultOf(runOf(trial, arm, round), points(train, tested), false, ten, 0.5 ** round);

const results = [
  result(0, 0, 'full', 0.96, 0.93),
  result(1, 0, 'full', 0.98, 0.93),
  result(0, 1, ticket, 0.94, 0.95),
  resultOf(runOf(1, ticket, 1), points(1, 1), true, ten, 0.5),
];
const size = { width: 320, height: 180, em: 12 };

test('the gap is training minus test accuracy; a diverged run has none', () => {
  const [curve] = curvesOf(results, [ticket], 'gapAtStop');
  expect(curve.points.map(({ mean, n }) => [Number(mean.toFixed(6)), n])).toEqual([
    [0.04, 2],
    [-0.01, 1],
  ]);
  expect(curve.points[1].diverged).toBe(1);
  expect(valueOf(results[0], 'gapAtEnd')).toBeCloseTo(1 - 0.91, 12);
  expect(valueOf(results[0], 'stopStep')).toBe(50);
});

test('0 and negative gaps are in sight', () => {
  const marks = layout(
    { results, arms: [ticket], remaining: [1, 0.5], quantity: 'gapAtStop', standard: ten, ghost: null, names: {} },
    size,
  );
  expect(marks.yTicks.map(({ text }) => text)).toContain('0');
  const lowest = Math.max(...marks.curves[0].line.map(({ y }) => y));
  expect(lowest).toBeLessThan(marks.plot.bottom);
});

test('percentage points', () => {
  expect([0.0123, -0.004, -0.00001, 0].map((value) => gapNumber(ten.judge, value, 1))).toEqual([
    '1.2',
    '−0.4',
    '0.0',
    '0.0',
  ]);
});
