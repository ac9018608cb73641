import { expect, test } from 'vitest';
import { textWidth } from '../kit/format';
import { layout } from './weight-life';

const size = { width: 320, height: 132, em: 12 };
const remaining = [1, 0.5, 0.25, 0.125];

test('steps from θ₀ to θ_T until the weight is pruned; unknown rounds are left out', () => {
  const marks = layout({ theta0: 0.1, thetaT: [0.3, null, -0.2, 0], prunedIn: 3, remaining }, size);
  expect(marks.steps.map(({ round, value }) => [round, value])).toEqual([
    [0, 0.3],
    [2, -0.2],
  ]);
  expect(marks.pruned).toEqual({ x: marks.xByRound[3], y: marks.zero });
  const ys = marks.steps.map(({ y }) => y);
  expect(ys[0]).toBeLessThan(marks.start);
  expect(marks.start).toBeLessThan(marks.zero);
  expect(ys[1]).toBeGreaterThan(marks.zero);
  expect(Math.max(...ys)).toBeLessThan(marks.bottom);
});

test('a weight that stays has a step in every round', () => {
  const marks = layout({ theta0: 0, thetaT: [0, 0, 0, 0], prunedIn: 0, remaining }, size);
  expect(marks.steps).toHaveLength(4);
  expect(marks.pruned).toBeNull();
  expect(marks.steps.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});

test('the value of θ₀ stands behind the last round, clear of the axis’s 0', () => {
  for (const theta0 of [0.1, 0.001, 0, -0.001, -0.0456]) {
    const marks = layout({ theta0, thetaT: [0.3, 0.1, -0.2, 0.1], prunedIn: 0, remaining }, size);
    expect(Math.abs(marks.startText - marks.zero)).toBeGreaterThanOrEqual(1.2 * size.em - 1e-9);
    expect(marks.right).toBeGreaterThan(marks.xByRound[3]);
  }
  const { xByRound, ticks, right } = layout({ theta0: -0.0456, thetaT: [0, 0, 0, 0], prunedIn: 0, remaining }, size);
  expect(xByRound[0] - textWidth(ticks[0].text, size.em) / 2).toBeGreaterThan(0);
  expect(right + size.em * 0.3 + textWidth('θ₀ = −0.0456', size.em)).toBeLessThanOrEqual(size.width);
});
