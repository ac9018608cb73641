import { standardFor } from '../../tasks/classification/fixture';
import type { Translate } from '../../texts';
import { expect, test } from 'vitest';
import { standardIn } from '../../tasks/control/fixture';
import { resultWith } from '../../lottery/result-fixture';
import type { RunResult } from '../../lottery/results';
import { layout, type ScoreData } from './score-layout';
import { textWidth } from '../kit/format';
import { withLeftOut } from '../kit/left-out';
import { armOf, type Arm, controlOf, placeOf, ticketOf } from '../../lottery/run-key';

const size = { width: 600, height: 300, em: 12 };
const run = (trial: number, round: number, arm: Arm, accuracy: number, extra = {}): RunResult =>
  resultWith(trial, round, accuracy, { ...placeOf(arm), ...extra });
const data = (results: readonly RunResult[]): ScoreData => ({
  results,
  arms: [ticketOf(0), controlOf(0, 'reinitialized')],
  remaining: [1, 0.5, 0.25],
  quantity: 'testAtStop',
  standard: standardFor(),
  ghost: null,
  names: { full: 'Full network', ticket: 'Ticket', reinitialized: 'Reinitialized' },
  texts: {
    full: (accuracy) => `Full network ${accuracy}`,
    goal: ({ kind, score }) => `${kind} from ${score}`,
    winning: ['winning'],
  },
});
const results = [
  run(0, 0, 'full', 0.95),
  run(1, 0, 'full', 0.97),
  run(0, 1, ticketOf(0), 0.97),
  run(1, 1, ticketOf(0), 0.98),
  run(0, 1, controlOf(0, 'reinitialized'), 0.94),
];

test('means, bands and trials stand at their rounds', () => {
  const marks = layout(data(results), size);
  const [ticket, reinitialized] = marks.curves;
  // the middle of three rounds of equal rate
  expect(ticket.dots[1].x).toBeCloseTo((marks.byRound[0] + marks.byRound[2]) / 2, 9);
  expect(ticket.line).toHaveLength(2);
  expect(ticket.trials.map(({ line }) => line.length)).toEqual([2, 2]);
  // one px per value: the band of the ticket is 0.97 to 0.98, its mean in the middle
  const { low, high } = ticket.band[1];
  expect(ticket.line[1].y).toBeCloseTo((low + high) / 2, 9);
  expect(high).toBeLessThan(low);
  // the full network's mean, 96 %, is round 0 of every curve
  expect(ticket.line[0].y).toBeCloseTo(marks.reference?.y ?? 0, 9);
  expect(reinitialized.line[0]).toEqual(ticket.line[0]);
});

test('everything is inside the chart', () => {
  for (const width of [320, 600, 1600]) {
    const { plot, curves, labels, xTicks } = layout(data(results), { ...size, width });
    for (const { x, y } of curves.flatMap(({ dots }) => dots)) {
      expect(x).toBeGreaterThanOrEqual(plot.left);
      expect(x).toBeLessThanOrEqual(plot.right);
      expect(y).toBeGreaterThanOrEqual(plot.top);
      expect(y).toBeLessThanOrEqual(plot.bottom);
    }
    expect(labels.map(({ id }) => id).toSorted()).toEqual([ticketOf(0), controlOf(0, 'reinitialized'), 'full']);
    expect(xTicks.map(({ text }) => text)).toEqual(['100', '50', '25']);
  }
});

test('the longest value of the axis has its room, though it lies beyond the data', () => {
  const high = [run(0, 0, 'full', 0.99), run(0, 1, ticketOf(0), 0.6), run(0, 2, ticketOf(0), 0.3)];
  const { plot, yTicks } = layout({ ...data(high), arms: [ticketOf(0)] }, size);
  expect(yTicks.map(({ text }) => text)).toContain('100\u202f%');
  expect(plot.left).toBeGreaterThan(Math.max(...yTicks.map(({ text }) => textWidth(text, size.em))));
});

test('the zone is where the ticket is at least as accurate', () => {
  const { zones, zoneLabel, byRound } = layout(data(results), size);
  expect(zones).toEqual([{ left: byRound[0], right: byRound[1] }]);
  expect(zoneLabel?.text).toBe('winning');
});

test('what the zone is is said once: in it, or below the plot where it has no room', () => {
  const long = { ...data(results), texts: { ...data(results).texts, winning: ['on average as accurate as full'] } };
  expect(layout(long, size).below).toEqual([]);
  const narrow = layout(long, { ...size, width: 240 });
  expect(narrow.zones).toHaveLength(1);
  expect(narrow.zoneLabel).toBeNull();
  expect(narrow.below).toEqual([{ id: 'zone', text: 'on average as accurate as full' }]);
  // open marks have the place of the label
  const planned = layout({ ...long, planned: [1, 0.5], texts: { ...long.texts, planned: 'as set' } }, size);
  expect([planned.zoneLabel?.text, planned.below.map(({ id }) => id)]).toEqual(['as set', ['zone']]);
});

test('trials whose full network did not learn shade nothing and move no mean', () => {
  const guess = (r: RunResult): RunResult => ({
    ...r,
    testAtStop: 0.5,
    validationAtStop: 0.5,
    guessing: true,
  });
  const all = layout(data(results.map(guess)), size);
  expect(all.zones).toEqual([]);
  expect(all.zoneLabel).toBeNull();
  expect(all.curves[0].line.length).toBeGreaterThan(1); // what was trained is drawn all the same
  const one = layout(
    data([...results, ...results.filter(({ trial }) => trial === 0).map((r) => guess({ ...r, trial: 7 }))]),
    size,
  );
  expect(one.values).toEqual(layout(data(results), size).values);
  expect(one.zones).toHaveLength(1);
});

test('the subtitle says what is left out, and of the accuracies why', () => {
  const t: Translate = (key, { count = 0 } = {}) => `${key} ${String(count)}`;
  const guess = results.map((r) => ({ ...r, guessing: true }));
  const some = results.map((r) => ({ ...r, guessing: r.trial === 1 }));
  expect([results, some, guess].map((r) => withLeftOut(t, 'mean', r, true))).toEqual([
    'mean',
    'mean · charts.round.leftOut 1',
    'mean · charts.round.notLearned 0',
  ]);
  expect([results, some, guess].map((r) => withLeftOut(t, 'mean', r))).toEqual([
    'mean',
    'mean · charts.round.leftOutShort 1',
    'mean',
  ]);
});

test('a collapsed arm is marked at the axis, a diverged one crossed', () => {
  const more = [
    ...results,
    run(0, 2, ticketOf(0), 0.965),
    run(1, 2, ticketOf(0), 0.965),
    run(1, 1, controlOf(0, 'reinitialized'), 0.94),
    run(0, 2, controlOf(0, 'reinitialized'), 0.2),
    run(1, 2, controlOf(0, 'reinitialized'), 0.22),
  ];
  const collapsed = layout(data(more), size);
  expect(collapsed.curves[1].dots[2]).toMatchObject({ kind: 'beyond', y: collapsed.plot.bottom });
  expect(collapsed.curves[1].dots[2].value).toBeCloseTo(0.21, 9);

  const failed = more.map((r) =>
    r.level === 2 && armOf(r) === controlOf(0, 'reinitialized') && r.trial === 0
      ? run(0, 2, armOf(r), 0.1, { diverged: true, stopStep: null })
      : r,
  );
  expect(layout(data(failed), size).curves[1].dots[2].kind).toBe('diverged');
});

test('censored early stops do not change how accuracy is drawn', () => {
  const late = results.map((r) => run(r.trial, r.level, armOf(r), r.testAtStop, { censored: true }));
  expect(layout(data(late), size).curves[0].dots.map(({ kind }) => kind)).toEqual(['mean', 'mean']);
});

test('rounds that settings plan have their ticks and open marks, and what was trained stays at its weights', () => {
  const planned = [1, 0.8, 0.4, 0.1];
  const marks = layout({ ...data(results), planned }, size);
  expect(marks.xTicks.map(({ text }) => text)).toEqual(['100', '80', '40', '10']);
  expect(marks.planned).toEqual(marks.xTicks.slice(1).map(({ x }) => x));
  const [from, half, quarter] = marks.byRound;
  // one axis for both: a halving is as wide everywhere, and the trained rounds lie between the planned ones
  expect(half - from).toBeCloseTo(quarter - half, 9);
  expect(marks.planned[0]).toBeLessThan(half);
  expect(marks.planned[2]).toBeGreaterThan(quarter);
  expect(layout(data(results), size).planned).toEqual([]);
});

test.each([size, { ...size, figure: 'plain' as const }])('rewards below zero have their ticks: %o', (room) => {
  const ends = [
    run(0, 1, ticketOf(0), -86),
    run(0, 2, ticketOf(0), -328),
    run(0, 1, controlOf(0, 'reinitialized'), -88),
  ];
  const { yTicks } = layout({ ...data([run(0, 0, 'full', -85), ...ends]), standard: standardIn('acrobot') }, room);
  expect(yTicks.length).toBeGreaterThan(2);
  expect(yTicks.every(({ text }) => text.startsWith('−'))).toBe(true);
});

test('where a score counts as solved a line says so, and the axis goes from chance to the best there is', () => {
  const standard = standardIn('cartpole');
  // one arm is far below the others, and no farther than chance
  const ends = [run(0, 1, ticketOf(0), 70), run(0, 2, ticketOf(0), 71), run(0, 1, controlOf(0, 'reinitialized'), 23)];
  const returns = [run(0, 0, 'full', 72), ...ends];
  const { goal, yTicks, labels, plot, curves } = layout({ ...data(returns), standard }, size);
  expect(curves.flatMap(({ dots }) => dots.map(({ kind }) => kind))).not.toContain('beyond');
  expect(yTicks.map(({ text }) => text)).toContain('500');
  expect(labels.find(({ id }) => id === 'goal')?.text).toBe('solved from 475');
  const [low, high] = ['400', '500'].map((value) => yTicks.find(({ text }) => text === value)?.y ?? NaN);
  expect(goal?.y).toBeCloseTo(low + 0.75 * (high - low), 9);
  expect(goal?.y).toBeGreaterThan(plot.top);
  expect(layout(data(results), size).goal).toBeNull();
});

test('of scores that go down the best there is stands in the chart: it is no end of the axis, and bounds no tick', () => {
  const bits = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 } as const;
  const standard = { ...standardFor(), judge: bits, failure: 4.2, ideal: 0.531, margin: 0.02 };
  const scores = [
    run(0, 0, 'full', 0.555),
    run(0, 1, ticketOf(0), 0.55),
    run(0, 1, controlOf(0, 'reinitialized'), 0.557),
  ];
  const { goal, yTicks, labels, curves, plot } = layout({ ...data(scores), standard }, size);
  expect(yTicks.map(({ text }) => text)).toEqual(['0.535', '0.540', '0.545', '0.550', '0.555', '0.560']);
  expect(labels.find(({ id }) => id === 'goal')?.text).toBe('bound from 0.531');
  // better is lower, on screen too
  expect(goal?.y).toBeGreaterThan(curves[0].dots[1].y);
  expect(goal?.y).toBeLessThan(plot.bottom);
});
