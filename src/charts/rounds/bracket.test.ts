import { expect, test } from 'vitest';
import { resultWith } from '../../lottery/result-fixture';
import type { Standard } from '../../lottery/metric';
import type { RunResult } from '../../lottery/results';
import { controlOf, full, placeOf, ticketOf, type Arm } from '../../lottery/run-key';
import { standardFor } from '../../tasks/classification/fixture';
import { ofTrials } from '../kit/format';
import { overlaps } from '../kit/place-labels';
import { bracketMarks } from './bracket';
import { writtenIn } from './round-marks';
import { layout } from './score-layout';
import { mostTrials } from './trial-counts';

const control = controlOf(0, 'reinitialized');
const runs = (arm: Arm, scores: readonly number[], trials = 3): RunResult[] =>
  scores.flatMap((score, level) =>
    Array.from({ length: trials }, (_, trial) => resultWith(trial, level, score + trial / 1000, placeOf(arm))).filter(
      () => arm === full || level > 0,
    ),
  );
const marksOf = (results: readonly RunResult[], width = 600, standard: Standard = standardFor()) =>
  layout(
    {
      results,
      arms: [ticketOf(0), control],
      remaining: [1, 0.5, 0.25, 0.125],
      quantity: 'testAtStop',
      standard,
      ghost: null,
      names: { '0': 'Ticket', [control]: 'Reinitialized' },
      texts: { goal: ({ score }) => String(score), full: () => 'Full network', winning: ['on average as accurate'] },
    },
    { width, height: 300, em: 12 },
  );
const results = [
  ...runs(full, [0.95]),
  ...runs(ticketOf(0), [0, 0.952, 0.951, 0.94]),
  ...runs(control, [0, 0.94, 0.92, 0.9]),
];
const lines = [['4.2 points', 'n = 3']];

test('opens from the mark of the ticket to that of the other, at every round and width', () => {
  for (const width of [300, 480, 1200]) {
    const marks = marksOf(results, width);
    for (const round of [1, 2, 3]) {
      const [own, other] = marks.curves.map(({ dots }) => dots.find(({ at }) => at === round));
      const bracket = bracketMarks(marks, control, round, lines, 12);
      expect(bracket?.top).toBe(own?.y);
      // an end beyond the axis stops before the value that is written there
      const back = {
        left: bracket?.open ?? 0,
        right: bracket?.x ?? 0,
        top: bracket?.top ?? 0,
        bottom: bracket?.bottom ?? 0,
      };
      const values = writtenIn(marks, 12).filter((box) => box.bottom > marks.plot.bottom - 36);
      const isBeyond = other?.kind === 'beyond';
      expect(isBeyond ? values.filter((box) => overlaps(box, back)) : bracket?.bottom).toEqual(
        isBeyond ? [] : other?.y,
      );
      const { x = 0, y = 0, side } = bracket?.label ?? {};
      const half = 12 * 1.25;
      const box = {
        left: side === 'right' ? x : x - 75,
        right: side === 'right' ? x + 75 : x,
        top: y - half,
        bottom: y + half,
      };
      expect(box.left).toBeGreaterThanOrEqual(marks.plot.left);
      expect(box.right).toBeLessThanOrEqual(marks.plot.right);
      expect(overlaps(box, { ...marks.plot, top: marks.plot.bottom, bottom: Infinity })).toBe(false);
    }
  }
});

test('crosses no name that stands on one side of the round', () => {
  const marks = { ...marksOf(results), labels: [] };
  const free = bracketMarks(marks, control, 2, lines, 12);
  if (!free) throw new Error('There is no bracket.');
  const [name] = marksOf(results).labels;
  const labels = [{ ...name, x: free.x, y: (free.top + free.bottom) / 2 }];
  const moved = bracketMarks({ ...marks, labels }, control, 2, lines, 12);
  expect(moved?.label?.side).not.toBe(free.label?.side);
});

test('where there is no room for all of its words it has fewer, then none; it never leaves the plot for them', () => {
  const marks = marksOf(results, 300);
  const long = '4.2 points and much more than there is room for';
  expect(bracketMarks(marks, control, 2, [[long], ['4.2']], 12)?.label?.lines).toEqual(['4.2']);
  expect(bracketMarks(marks, control, 2, [[long]], 12)).toMatchObject({ label: null, closed: { top: true } });
  const full = { ...marks, taken: [marks.plot] };
  expect(bracketMarks(full, control, 2, [['4.2']], 12)?.label).toBeNull();
});

test('words stand beside their bracket or not at all: further away they would be read as those of other marks', () => {
  const marks = marksOf(results);
  const near = bracketMarks(marks, full, 1, lines, 12);
  expect(Math.abs((near?.label?.y ?? NaN) - (near?.top ?? 0))).toBeLessThan(60);
  // all is taken but the foot of the plot
  const crowded = { ...marks, taken: [{ ...marks.plot, bottom: marks.plot.bottom - 40 }] };
  expect(bracketMarks(crowded, full, 1, lines, 12)?.label).toBeNull();
});

test('against the full network it ends at its line; without one of the two there is none', () => {
  const marks = marksOf(results);
  const bracket = bracketMarks(marks, full, 3, lines, 12);
  expect([bracket?.top, bracket?.bottom]).toContain(marks.reference?.y);
  expect(bracketMarks(marks, 'nobody' as Arm, 2, lines, 12)).toBeNull();
  expect(bracketMarks(marks, control, 0, lines, 12)?.top).toBe(bracketMarks(marks, control, 0, lines, 12)?.bottom);
});

test('joins no marks that are means of different trials: their distance is not the difference', () => {
  const begun = results.filter(({ level, trial, control: by }) => level < 2 || trial === 0 || (level === 3 && by));
  const marks = marksOf(begun);
  const isThere = (arm: Arm, round: number): boolean => bracketMarks(marks, arm, round, lines, 12) !== null;
  expect([full, control].map((arm) => isThere(arm, 1))).toEqual([true, true]);
  // one trial of the ticket and the control, three of the full network
  expect([full, control].map((arm) => isThere(arm, 2))).toEqual([false, true]);
  expect([full, control].map((arm) => isThere(arm, 3))).toEqual([false, false]);
});

test('where lower is better it opens just so, and what is far worse lies beyond the upper end of the axis', () => {
  const judge = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 } as const;
  const bits = { ...standardFor(), judge, ideal: 0 };
  const inBits = (scores: readonly RunResult[]) => scores.map((run) => ({ ...run, testAtStop: 1 - run.testAtStop }));
  const marks = marksOf(inBits(results), 600, bits);
  const [own, other] = marks.curves.map(({ dots }) => dots.find(({ at }) => at === 2)?.y);
  // more bits are higher and worse
  expect(bracketMarks(marks, control, 2, lines, 12)).toMatchObject({ top: other, bottom: own });
  const far = [...results.filter(({ control }) => control === null), ...runs(control, [0, 0.94, 0.92, 0.1])];
  const beyond = marksOf(inBits(far), 600, bits);
  const dot = beyond.curves[1].dots.find(({ kind }) => kind === 'beyond');
  expect(dot).toMatchObject({ round: 3, y: beyond.plot.top, written: { y: beyond.plot.top + 12 * 1.3 } });
  const bracket = bracketMarks(beyond, control, 3, lines, 12);
  expect(bracket?.closed).toEqual({ top: false, bottom: true });
  expect(bracket?.top).toBeGreaterThan(dot?.written?.y ?? Infinity);
  expect(bracket?.label?.y).toBeGreaterThan(beyond.plot.top);
});

test('an end beyond the axis is left open', () => {
  const far = [...results.filter(({ control }) => control === null), ...runs(control, [0, 0.94, 0.92, 0.1])];
  const bracket = bracketMarks(marksOf(far), control, 3, lines, 12);
  expect(bracket?.closed).toEqual({ top: true, bottom: false });
});

test('rounds of which fewer trials are finished say how many', () => {
  const begun = results.filter(
    ({ level, trial, control: by }) => level < 2 || (trial === 0 && (level < 3 || by === null)),
  );
  const more = [
    ...begun,
    ...results.filter(({ level, trial, control: by }) => level === 2 && trial === 1 && by === null),
  ];
  const marks = marksOf(more);
  expect(mostTrials(marks.values)).toBe(3);
  const { fewer } = marks;
  expect(fewer.map(({ x, text }) => [Math.round(marks.byRound.indexOf(x)), text])).toEqual([
    [2, ofTrials('1–2')],
    [-1, ofTrials(1)], // moved off the edge
  ]);
  expect(marksOf(results).fewer).toEqual([]);
});
