import type { Goal } from '../kit/goal';
import { standardFor } from '../../tasks/classification/fixture';
import { standardIn } from '../../tasks/control/fixture';
import { expect, test } from 'vitest';
import { fixtureRecording } from '../kit/fixture';
import { layout, textOf, trainingCurves, trialsLeftOut, valueText } from './training-layout';
import { armOf, controlOf, ticket } from '../../lottery/run-key';

const { runs } = fixtureRecording(2);
const names = { full: 'Full network', ticket: 'Ticket', reinitialized: 'Reinitialized' };
const arms = [ticket, controlOf(0, 'reinitialized')];
const standard = standardFor();
const { stop } = standard;
const data = {
  curves: trainingCurves(stop, runs, arms, 2),
  steps: 1200,
  standard,
  names,
  goalText: ({ score }: Goal) => String(score),
  stopText: 'early stop',
};
const size = { width: 500, height: 220, em: 12 };

test('the full network and the arms of the round, over all planned steps', () => {
  const { curves, plot, xTicks } = layout(data, size);
  expect(curves.map(({ arm, trials }) => [arm, trials.length])).toEqual([
    ['full', 3],
    [ticket, 3],
    [controlOf(0, 'reinitialized'), 3],
  ]);
  expect(curves[1].line).toHaveLength(24);
  expect(curves[1].line.at(-1)?.x).toBe(plot.right);
  expect(xTicks[0]).toEqual({ x: plot.left, text: '0' });
});

test('trials left out are drawn, but count in no mean and no early stop', () => {
  const flat = runs.map((run) =>
    run.id.trial === 1
      ? { ...run, points: { ...run.points, 'validation.loss': run.points['validation.loss'].map(() => 2.3) } }
      : run,
  );
  const [curve] = trainingCurves(stop, flat, arms, 2, [1]);
  expect(curve.runs.map(({ id }) => id.trial)).toEqual([0, 1, 2]);
  expect(curve.values).toEqual(
    trainingCurves(
      stop,
      runs.filter(({ id }) => id.trial !== 1),
      arms,
      2,
    )[0].values,
  );
  expect(trialsLeftOut(trainingCurves(stop, flat, arms, 2, [1]))).toBe(1);
  expect(trialsLeftOut(trainingCurves(stop, flat, arms, 2, [0, 1, 2]))).toBe(0); // all of them count where none is better
  const stopOf = (curves: ReturnType<typeof trainingCurves>) => {
    const marks = layout({ ...data, curves }, size);
    return marks.stepAt(marks.curves[0].stop?.x ?? 0);
  };
  expect(stopOf(trainingCurves(stop, flat, arms, 2, [1]))).toBe(
    stopOf(
      trainingCurves(
        stop,
        runs.filter(({ id }) => id.trial !== 1),
        arms,
        2,
      ),
    ),
  );
  // there is no other: what there is is drawn
  expect(trainingCurves(stop, flat, arms, 2, [0, 1, 2])[0].values).toEqual(
    trainingCurves(stop, flat, arms, 2)[0].values,
  );
});

test('after the steep start of a tenth of the steps the whole curve is inside', () => {
  const { curves, plot, xOf } = layout(data, size);
  for (const { line, stop } of curves) {
    for (const { y } of line.filter(({ x }) => x >= xOf(120))) {
      expect(y).toBeGreaterThanOrEqual(plot.top);
      expect(y).toBeLessThanOrEqual(plot.bottom);
    }
    expect(stop?.x).toBeGreaterThan(plot.left);
  }
});

test('losses that hardly differ stay together, in the middle of an axis with its ticks', () => {
  const flat = runs.map((run) => ({
    ...run,
    points: { ...run.points, 'validation.loss': run.points['validation.loss'].map(() => 2.3) },
  }));
  const { curves, plot, yTicks } = layout({ ...data, curves: trainingCurves(stop, flat, arms, 2) }, size);
  expect(yTicks.map(({ text }) => text)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5']);
  const [{ y }] = curves[0].line;
  expect(y - plot.top).toBeGreaterThan((plot.bottom - plot.top) / 4);
  expect(plot.bottom - y).toBeGreaterThan((plot.bottom - plot.top) / 4);
});

test('where a line comes in from above the plot a mark says so', () => {
  const { curves, plot } = layout(data, size);
  for (const { line, beyond } of curves) {
    const outside = line.filter(({ y }) => y < plot.top);
    expect(beyond).toHaveLength(outside.length > 0 ? 1 : 0);
    for (const { x, y } of beyond) {
      expect(y).toBe(plot.top);
      expect(x).toBeGreaterThan(outside.at(-1)?.x ?? Infinity);
      expect(x).toBeLessThan(line[outside.length].x);
    }
  }
  expect(curves.some(({ beyond }) => beyond.length > 0)).toBe(true);
});

test('a diverged run ends in a cross within the plot', () => {
  const broken = runs.map((run) =>
    armOf(run.id) === controlOf(0, 'reinitialized') && run.id.trial === 0
      ? {
          ...run,
          status: 'diverged' as const,
          points: { ...run.points, 'validation.loss': run.points['validation.loss'].map((_, at) => 10 ** at) },
        }
      : run,
  );
  const { curves, plot } = layout({ ...data, curves: trainingCurves(stop, broken, arms, 2) }, size);
  expect(curves[2].crosses).toEqual([{ x: plot.right, y: plot.top }]);
});

test('at round 0 only the full network is drawn', () => {
  expect(trainingCurves(stop, runs, arms, 0).map(({ arm }) => arm)).toEqual(['full']);
});

test('returns below zero have their ticks', () => {
  const acting = standardIn('acrobot');
  const costly = runs.map((run) => ({ ...run, points: { step: [0, 1200], 'validation.return': [-500, -85] } }));
  const { yTicks } = layout({ ...data, curves: trainingCurves(acting.stop, costly, arms, 2), standard: acting }, size);
  expect(yTicks.map(({ text }) => text)).toContain('−400');
});

test('returns are drawn up to the best there is, with a line where the task counts as solved', () => {
  const acting = standardIn('cartpole');
  const earning = runs.map((run) => ({ ...run, points: { step: [0, 600, 1200], 'validation.return': [21, 80, 120] } }));
  const curves = trainingCurves(acting.stop, earning, arms, 2);
  const { goal, yTicks, labels } = layout({ ...data, curves, standard: acting }, size);
  expect(yTicks.at(-1)?.text).toBe('500');
  const [low, high] = ['400', '500'].map((value) => yTicks.find(({ text }) => text === value)?.y ?? NaN);
  expect(goal?.y).toBeCloseTo(low + 0.75 * (high - low), 9);
  expect(labels.find(({ id }) => id === 'goal')?.text).toBe('475');
  expect(layout(data, size).goal).toBeNull(); // a loss is never solved
});

test('bits have the bound of their source in sight, on an axis of logarithms', () => {
  const bits = { id: 'loss', better: 'lower', unit: 'bits', digits: 3 } as const;
  const standard = { ...data.standard, stop: bits, judge: bits, ideal: 0.01 };
  const { goal, plot, labels } = layout({ ...data, standard }, size);
  expect(goal?.y).toBeGreaterThan((plot.top + plot.bottom) / 2);
  expect(goal?.y).toBeLessThan(plot.bottom);
  expect(labels.find(({ id }) => id === 'goal')?.text).toBe('0.01');
});

test('what triangles are is said once, in the plot or below it', () => {
  const of = (marks: ReturnType<typeof layout>): string[] =>
    [...marks.keys, ...marks.below].flatMap(({ id, text }) => (id === 'stop' ? [text] : []));
  expect(of(layout(data, size))).toEqual(['early stop']);
  expect(of(layout(data, { ...size, width: 220, height: 100 }))).toEqual(['early stop']);
  const running = runs.map((run) => ({ ...run, status: 'running' as const }));
  expect(of(layout({ ...data, curves: trainingCurves(stop, running, arms, 2) }, size))).toEqual([]);
});

test('returns have the digits that they need, losses those that they are compared by', () => {
  const reward = { id: 'return', better: 'higher', unit: 'reward', digits: 1 } as const;
  expect([500, 94.44].map((value) => textOf(reward, value, 3))).toEqual(['500', '94.4']);
  expect(valueText(reward, [{ step: 20, value: 500 }], 20, 4)).toBe('500');
  expect(textOf(stop, 0.5, 3)).toBe('0.500');
});
