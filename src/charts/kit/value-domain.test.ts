import { standardFor } from '../../tasks/classification/fixture';
import { expect, test } from 'vitest';
import type { Curve, CurvePoint } from '../../lottery/results';
import { scoreDomain } from './value-domain';
import { ticket } from '../../lottery/run-key';

const standard = standardFor();

const point = (round: number, mean: number, spread = 0, diverged = 0): CurvePoint => ({
  round,
  remaining: 0.5 ** round,
  mean,
  min: mean - spread,
  max: mean + spread,
  n: 1,
  values: [mean],
  trials: [0],
  diverged,
  censored: 0,
});
const curve = (means: readonly number[]): Curve => ({
  arm: ticket,
  points: means.map((mean, round) => point(round, mean)),
});

test('all points and the full network fit', () => {
  expect(scoreDomain(standard, [curve([0.96, 0.95, 0.94])], 0.97)).toEqual([0.94, 0.97]);
});

test('one collapsed point does not flatten the rest', () => {
  expect(scoreDomain(standard, [curve([0.96, 0.955, 0.95, 0.945, 0.94, 0.1])], 0.96)).toEqual([0.94, 0.96]);
});

test('the trials of a diverged point do not either', () => {
  const points = [point(0, 0.96), point(1, 0.95), point(2, 0.94), point(3, 0.67, 0.57, 1)];
  expect(scoreDomain(standard, [{ arm: ticket, points }], 0.96)[0]).toBe(0.94);
});

test('a single value has half a point around it; nothing at all is 0 to 100 %', () => {
  const [low, high] = scoreDomain(standard, [curve([0.9])], 0.9);
  expect(low).toBeCloseTo(0.8975, 10);
  expect(high).toBeCloseTo(0.9025, 10);
  expect(scoreDomain(standard, [], null)).toEqual([0, 1]);
});

test('a reference far below the curves is within the range', () => {
  expect(scoreDomain(standard, [curve([0.78, 0.77, 0.775, 0.78])], 0.54)).toEqual([0.54, 0.78]);
});

test('a run behind widens the range and takes nothing of the one in front out of it', () => {
  const behind = [curve([0.97, 0.965, 0.96, 0.95, 0.94, 0.93, 0.92, 0.9])];
  // a network trained for ten steps, far below what the recorded one reaches
  expect(scoreDomain(standard, [curve([0.6, 0.64, 0.48])], 0.6, { behind })).toEqual([0.48, 0.97]);
  expect(scoreDomain(standard, [curve([0.97])], 0.97, { behind })).toEqual([0.9, 0.97]);
  expect(scoreDomain(standard, [], null, { behind })).toEqual([0.9, 0.97]);
});

test('where less is better, what is much more is out of the range', () => {
  const { judge, ...rest } = standard;
  const lower = { ...rest, judge: { ...judge, better: 'lower' as const } };
  expect(scoreDomain(lower, [curve([0.04, 0.045, 0.05, 0.055, 0.06, 0.9])], 0.04)).toEqual([0.04, 0.06]);
});
