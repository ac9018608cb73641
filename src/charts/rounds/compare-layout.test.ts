import { standardFor } from '../../tasks/classification/fixture';
import { standardIn } from '../../tasks/control/fixture';
import { expect, it } from 'vitest';
import { resultWith } from '../../lottery/result-fixture';
import { layout, roundNear, stopNear, stopsOf, type ComparedRun } from './compare-layout';

const run = (place: number, remaining: number[], base: number): ComparedRun => ({
  id: `run-${place}`,
  name: `Run ${place}`,
  place,
  remaining,
  results: remaining.flatMap((_, round) =>
    [0, 1].map((trial) => resultWith(trial, round, base - round * 0.01 + trial * 0.002)),
  ),
});
const runs = [run(0, [1, 0.5, 0.25], 0.95), run(1, [1, 0.2, 0.04], 0.93)];
const marks = layout(standardFor(), runs, 'testAtStop', 'below the axis', { width: 800, height: 400, em: 12 });

it('puts every run at its own weights remaining, on one axis', () => {
  expect(stopsOf(runs)).toEqual([1, 0.5, 0.25, 0.2, 0.04]);
  expect(stopsOf([{ remaining: [1, 0.651] }, { remaining: [1, 0.65, 0] }])).toEqual([1, 0.651]);
  const [first, second] = marks.runs;
  expect(first.points.map(({ remaining }) => remaining)).toEqual([1, 0.5, 0.25]);
  expect(first.points[0].x).toBe(second.points[0].x);
  expect(first.points[2].x).toBeLessThan(second.points[1].x);
  expect(second.points[2].x).toBe(marks.xOfStop[4]);
});

it('keeps every mark inside the plot and shows the range of trials', () => {
  for (const point of marks.runs.flatMap(({ points }) => points)) {
    expect(point.high).toBeLessThan(point.y);
    expect(point.y).toBeLessThan(point.low);
    expect(point.high).toBeGreaterThanOrEqual(marks.plot.top);
    expect(point.low).toBeLessThanOrEqual(marks.plot.bottom);
  }
  expect(marks.labels.map(({ text }) => text)).toEqual(['Run 0', 'Run 1']);
});

it('has ticks at rewards below zero, and none at negative accuracies', () => {
  const ticksOf = (...of: Parameters<typeof layout>) => layout(...of).yTicks.map(({ text }) => text);
  const size = { width: 800, height: 400, em: 12 };
  const costly = ticksOf(standardIn('acrobot'), [run(0, [1, 0.5], -85)], 'testAtStop', 'below the axis', size);
  expect(costly.length).toBeGreaterThan(1);
  const chance = ticksOf(standardFor(), [run(0, [1, 0.5], 0.01)], 'testAtStop', 'below the axis', size);
  expect(chance.filter((text) => text.startsWith('−'))).toEqual([]);
});

it('finds the nearest round of a run, by factors', () => {
  expect(roundNear([1, 0.5, 0.25], 0.3)).toBe(2);
  expect(roundNear([1, 0.5, 0.25], 0.04)).toBe(2);
  expect(roundNear([1, 0.1], 0.35)).toBe(0);
  expect(roundNear([1, 0.5, 0], 0.01)).toBe(1);
});

it('takes the nearest stop of any run for a fraction that none has', () => {
  expect(stopNear(runs, 0.21)).toBe(0.2);
  expect(stopNear([{ remaining: [1, 0.42, 0.23, 0.15] }], 0.21)).toBe(0.23);
  expect(stopNear([], 0.21)).toBe(1);
});

it('draws nothing for no runs, and does not fail', () => {
  expect(layout(standardFor(), [], 'testAtStop', 'below the axis', { width: 300, height: 200, em: 12 }).runs).toEqual(
    [],
  );
});

it('says what triangles are where there are any, at the end of the axis where scores are worst', () => {
  const fallen = [run(0, [1, 0.5, 0.25], 0.95)].map((one) => ({
    ...one,
    results: one.results.map((result) => (result.level === 2 ? { ...result, testAtStop: 0.1 } : result)),
  }));
  const all = [...fallen, run(1, [1, 0.5, 0.25], 0.95), run(2, [1, 0.5, 0.25], 0.95)];
  const size = { width: 800, height: 400, em: 12 };
  const said = layout(standardFor(), all, 'testAtStop', 'below the axis', size);
  expect(said.runs[0].points.map(({ beyond }) => beyond)).toEqual([false, false, true]);
  expect([...said.keys, ...said.below].map(({ id, text }) => [id, text])).toEqual([['beyond', 'below the axis']]);
  expect([...marks.keys, ...marks.below]).toEqual([]);
  // of what is better lower the worse end is the top
  const { judge } = standardFor();
  const lower = { ...standardFor(), judge: { ...judge, better: 'lower' as const, unit: 'bits' as const } };
  const risen = all.map((one) => ({
    ...one,
    results: one.results.map((result) => ({ ...result, testAtStop: 1 - result.testAtStop })),
  }));
  const up = layout(lower, risen, 'testAtStop', 'above the axis', size);
  expect(up.worse).toBe('top');
  expect(up.runs[0].points[2]).toMatchObject({ beyond: true, y: up.plot.top });
  expect([...up.keys, ...up.below].map(({ id }) => id)).toEqual(['beyond-up']);
});

it('lays no mark beyond the axis over another, of runs with equal or nearly equal weights', () => {
  const fallen = (place: number, remaining: number[]): ComparedRun => {
    const one = run(place, remaining, 0.95);
    return {
      ...one,
      results: one.results.map((result) => (result.level === 2 ? { ...result, testAtStop: 0.1 } : result)),
    };
  };
  const fell = [
    [1, 0.5, 0.25],
    [1, 0.5, 0.25],
    [1, 0.5, 0.248],
  ].map((sizes, at) => fallen(at, sizes));
  const all = [...fell, ...[3, 4, 5, 6, 7].map((place) => run(place, [1, 0.5, 0.25], 0.95))];
  const size = { width: 800, height: 400, em: 12 };
  const { runs: drawn } = layout(standardFor(), all, 'testAtStop', 'below the axis', size);
  const marked = drawn.flatMap(({ points }) => points.flatMap(({ beyond, x, aside }) => (beyond ? [x + aside] : [])));
  const places = marked.toSorted((a, b) => a - b);
  expect(places).toHaveLength(3);
  // three quarters of the size of type, as in the chart of one run
  for (const [at, place] of places.slice(1).entries()) expect(place - places[at]).toBeCloseTo(9, 9);
});

it('in a figure writes no value on the line that leads to a name', () => {
  // a run that ends in the middle of the plot, and one whose last value lies below the axis
  const short = run(0, [1, 0.5], 0.92);
  const fallen = run(1, [1, 0.5, 0.25, 0.12], 0.95);
  const results = fallen.results.map((result) => (result.level > 1 ? { ...result, testAtStop: 0.1 } : result));
  const all = [short, { ...fallen, results }, run(2, [1, 0.5, 0.25, 0.12], 0.94)];
  const size = { width: 500, height: 200, em: 12, figure: 'plain' } as const;
  const { runs: drawn, labels } = layout(standardFor(), all, 'testAtStop', 'below the axis', size);
  const led = labels.flatMap(({ from, left, y }) => (from && left !== undefined ? [{ from, to: { x: left, y } }] : []));
  const written = drawn.flatMap(({ points }) => points.flatMap(({ written: middle }) => (middle ? [middle] : [])));
  expect([led.length > 0, written.length]).toEqual([true, 2]);
  for (const { from, to } of led) {
    for (const { x, y } of written) {
      if (x < from.x || x > to.x) continue;
      const line = from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
      expect(Math.abs(line - y)).toBeGreaterThan(6);
    }
  }
});
