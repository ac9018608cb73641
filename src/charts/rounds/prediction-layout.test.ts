import { standardFor } from '../../tasks/classification/fixture';
import { standardIn } from '../../tasks/control/fixture';
import { describe, expect, it, test } from 'vitest';
import { layout } from './prediction-layout';
import { controlOf, ticket } from '../../lottery/run-key';

const size = { width: 800, height: 500, em: 20 };
const data = {
  remaining: [1, 0.5, 0.25, 0.125],
  guess: [null, 0.9, null, 0.5],
  actual: null,
  full: 0.95,
  standard: standardFor(),
  names: { guess: 'Your guess', ticket: 'Ticket', full: 'Full network 95 %' },
};

describe('the chart of a guess', () => {
  it('places guesses where they are read back from', () => {
    const marks = layout(data, size);
    expect(marks.handles.map((spot) => spot && Number(marks.valueAt(spot.y).toFixed(9)))).toEqual([
      null,
      0.9,
      null,
      0.5,
    ]);
    expect(marks.handles.map((spot) => spot?.x ?? null)).toEqual([null, marks.byRound[1], null, marks.byRound[3]]);
  });

  it('has the same axis before and after the results are shown', () => {
    const before = layout(data, size);
    const after = layout({ ...data, actual: [0.95, 0.3, 0.3, 0.2] }, size);
    expect(after.yTicks).toEqual(before.yTicks);
    expect(before.actual).toEqual([]);
    expect(after.actual).toHaveLength(4);
    expect(before.labels.map(({ id }) => id)).not.toContain(ticket);
    expect(after.labels.map(({ id }) => id)).toContain(ticket);
    expect(after.misses.map(({ round }) => round)).toEqual([1, 3]);
  });

  it('from near it goes as far as what came out, with the controls, and cuts off the guess beyond', () => {
    const controls = { arm: controlOf(0, 'reinitialized'), name: 'Reinitialized', scores: [0.95, 0.94, 0.92, 0.91] };
    const shown = { ...data, actual: [0.95, 0.95, 0.945, 0.94] };
    const closer = { domain: [0.91, 0.95], others: [controls] } as const;
    const [far, near] = [layout(shown, size), layout({ ...shown, closer }, size)];
    const height = (marks: typeof far) => Math.max(...marks.actual.map(({ y }) => y)) - marks.actual[0].y;
    expect(height(far)).toBeLessThan(size.height / 50); // hardly to be seen
    expect(height(near)).toBeGreaterThan(size.height / 6);
    expect(near.others[0].spots.at(-1)?.y).toBeCloseTo(near.plot.bottom - size.em * 0.3, 6);
    expect(near.labels.map(({ id }) => id)).toContain(controls.arm);
    expect(near.handles[3]?.y).toBeGreaterThan(near.plot.bottom); // 50 % is far below
    expect(near.misses).toEqual([]);
  });

  it('from near still names the full network, and says where the guess has gone', () => {
    const closer = { domain: [0.91, 0.952], others: [] } as const;
    const textsOf = (guess: typeof data.guess) =>
      layout({ ...data, guess, actual: [0.95, 0.95, 0.945, 0.94], closer }, size).labels.map(({ text }) => text);
    expect(textsOf([null, 0.9, 0.8, 0.5])).toEqual(expect.arrayContaining(['Your guess ↓', 'Full network 95 %']));
    expect(textsOf([null, 0.96, 0.97, 0.98])).toContain('Your guess ↑');
    expect(textsOf([null, 0.94, 0.93, 0.92])).toContain('Your guess');
  });

  it('from near has no two ticks with one text', () => {
    const texts = layout({ ...data, closer: { domain: [0.9712, 0.9731], others: [] } }, size).yTicks.map(
      ({ text }) => text,
    );
    expect(texts.length).toBeGreaterThan(2);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('has ticks where rewards are below zero', () => {
    const returns = { ...data, guess: [null, -90, null, -300], full: -85, standard: standardIn('acrobot') };
    expect(layout(returns, size).yTicks.map(({ text }) => text)).toContain('−400');
  });

  it('has room behind the last round for the answer that it never happens', () => {
    const marks = layout({ ...data, never: 'never' }, size);
    expect(layout(data, size).never).toBeNull();
    const half = 5 * size.em * 0.31; // of "never", at 0.62 em a letter
    expect(marks.never).toBe(marks.plot.right - half);
    expect((marks.never ?? 0) - half - marks.byRound[3]).toBeGreaterThanOrEqual(size.em);
  });

  it('keeps a hand above guessing and at most at 100 %', () => {
    const { valueAt } = layout(data, size);
    expect(valueAt(-1_000)).toBe(1);
    expect(valueAt(10_000)).toBe(0.1);
  });
});

test('what is more stands higher also where it is worse, as in the chart of results', () => {
  const judge = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 } as const;
  const { plot, valueAt, full, yTicks } = layout(
    { ...data, full: 0.555, guess: [], standard: { ...data.standard, judge, failure: 4, ideal: 0.5 } },
    { width: 600, height: 300, em: 12 },
  );
  expect([valueAt(0), valueAt(300)]).toEqual([4, 0.5]);
  expect(full).toBeGreaterThan((plot.top + plot.bottom) / 2);
  expect(yTicks.map(({ text }) => text).at(-1)).toBe('4.0');
});
