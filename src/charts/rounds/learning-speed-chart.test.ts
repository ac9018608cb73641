import { expect, test } from 'vitest';
import { resultWith } from '../../lottery/result-fixture';
import type { RunResult } from '../../lottery/results';
import type { Speed } from '../../lottery/speed';
import { layout } from './learning-speed-chart';
import { type Arm, controlOf, placeOf, ticketOf } from '../../lottery/run-key';

const run = (trial: number, round: number, arm: Arm, stopStep: number | null, censored = false): RunResult =>
  resultWith(trial, round, 0.9, {
    ...placeOf(arm),
    stopStep,
    censored,
    matchStep: stopStep === null ? null : stopStep / 2,
    unmatched: arm === ticketOf(0),
    diverged: stopStep === null,
  });
const of = (quantity: Speed, isStartOpen = false) =>
  layout(
    {
      results: [
        run(0, 0, 'full', 1000, isStartOpen),
        run(0, 1, ticketOf(0), 500),
        run(0, 1, controlOf(0, 'reinitialized'), 1200, true),
        run(0, 2, controlOf(0, 'reinitialized'), null),
      ],
      arms: [ticketOf(0), controlOf(0, 'reinitialized')],
      remaining: [1, 0.5, 0.25],
      quantity,
      ghost: null,
      names: { ticket: 'Ticket', reinitialized: 'Reinitialized' },
    },
    { width: 400, height: 200, em: 12 },
    { full: (steps) => `Full network ${steps}` },
  );
const marks = of('stopStep');

test('steps start at zero, so half the steps are half the height', () => {
  const [full, ticket] = marks.curves[0].line;
  const zero = marks.yTicks.find(({ text }) => text === '0')?.y ?? 0;
  expect((zero - ticket.y) / (zero - full.y)).toBeCloseTo(0.5, 9);
});

test('a censored early stop is an open triangle, a diverged run a cross at the axis', () => {
  expect(marks.curves[1].dots.map(({ kind, y }) => [kind, y === marks.plot.bottom])).toEqual([
    ['mean', false],
    ['at-least', false],
    ['diverged', true],
  ]);
});

test('of steps to match those are open triangles that match nothing, whatever their early stop', () => {
  const [ticket, reinitialized] = of('matchStep').curves.map(({ dots }) => dots.map(({ kind }) => kind));
  expect(ticket).toEqual(['mean', 'at-least']);
  expect(reinitialized).toEqual(['mean', 'mean', 'diverged']);
});

test('a line is at the steps of the full network, with its name, unless they are a lower bound', () => {
  const [start] = marks.curves[0].line;
  expect(marks.reference?.y).toBe(start.y);
  expect(marks.labels.find(({ id }) => id === 'full')?.text).toBe('Full network 1,000');
  expect(of('stopStep', true).reference).toBeNull();
});
