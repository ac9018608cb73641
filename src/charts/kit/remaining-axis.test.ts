import { expect, test } from 'vitest';
import { nearestRound, remainingAxis } from './remaining-axis';

const halves = [1, 0.5, 0.25, 0.125, 0.0625];

test('equal rates are equal distances on the log axis, from left to right', () => {
  const { byRound } = remainingAxis(halves, 50, 450, 12);
  byRound.forEach((x, round) => expect(x).toBeCloseTo(50 + 100 * round, 9));
});

test('ticks that would overlap are dropped at even distances', () => {
  expect(remainingAxis(halves, 0, 400, 12).ticks.map(({ text }) => text)).toEqual(['100', '50', '25', '13', '6.3']);
  expect(remainingAxis(halves, 0, 80, 12).ticks.map(({ text }) => text)).toEqual(['100', '25', '6.3']);
});

test('rounds that stand on each other at the end take no ticks from those before', () => {
  const crowded = [...Array.from({ length: 10 }, (_, round) => 0.5 ** round), ...Array(20).fill(0.5 ** 9)];
  const { ticks } = remainingAxis(crowded, 0, 600, 12);
  expect(ticks.map(({ text }) => text)).toEqual(['100', '50', '25', '13', '6.3', '3.1', '1.6', '0.78', '0.39', '0.20']);
});

test('a network pruned to nothing still has a place on the log axis', () => {
  const { byRound } = remainingAxis([1, 0.1, 0], 0, 100, 12);
  expect(byRound[2]).toBe(100);
  expect(byRound[1]).toBeCloseTo((100 * Math.log(10)) / Math.log(20), 9);
});

test('rounds that prune nothing do not break the axis', () => {
  expect(remainingAxis([1, 1], 0, 100, 12).byRound).toEqual([0, 0]);
});

test('the nearest round', () => {
  expect([-20, 40, 60, 999].map((x) => nearestRound([0, 100, 200], x))).toEqual([0, 0, 1, 2]);
});

test('times smaller: round numbers, with the last one where whole weights miss it by a little', () => {
  const times = (remaining: readonly number[]): string[] =>
    remainingAxis(remaining, 0, 900, 12, 'times').ticks.map(({ text }) => text);
  // 168 of 83,900 weights are 0.2002 %
  expect(times([1, 0.01, 168 / 83_900])).toEqual(['1', '2', '5', '10', '20', '50', '100', '200', '500']);
  expect(times([1, 0.01, 1 / 490])).toEqual(['1', '2', '5', '10', '20', '50', '100', '200']);
});
