import { expect, it } from 'vitest';
import { layout } from './sparkline';
import { ticket } from '../../lottery/run-key';

it('puts 100 % at the left, the fewest weights at the right, the best at the top', () => {
  const marks = layout({ remaining: [1, 0.1, 0.01], curves: [{ arm: ticket, values: [0.9, 0.95, 0.85] }] }, 103, 46);
  expect(marks.curves[0].line.map(({ x }) => Math.round(x))).toEqual([3, 52, 100]);
  expect(marks.curves[0].line.map(({ y }) => Math.round(y))).toEqual([23, 3, 43]);
  expect(marks.full).toBe(marks.curves[0].line[0].y);
});

it('leaves out what is not known, and draws nothing without values', () => {
  expect(
    layout({ remaining: [1, 0.5], curves: [{ arm: ticket, values: [0.9, null] }] }, 100, 40).curves[0].line,
  ).toHaveLength(1);
  expect(layout({ remaining: [], curves: [] }, 100, 40)).toEqual({ curves: [], full: null });
});

it('does not stretch a difference of nothing', () => {
  const { curves } = layout({ remaining: [1, 0.5], curves: [{ arm: ticket, values: [0.9, 0.9] }] }, 100, 40);
  expect(curves[0].line.map(({ y }) => y)).toEqual([20, 20]);
});
