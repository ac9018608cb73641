/** Chains with levels of their own in one chart: drawn at their actual counts. */
import type { Translate } from '../../texts';
import { expect, it } from 'vitest';
import { armNames } from '../../experiment/arm-names';
import { armsOf, chainsOf } from '../../experiment/chains';
import { readLink } from '../../experiment/link';
import { withSizes } from '../../lottery/masks';
import { resultWith } from '../../lottery/result-fixture';
import { curvesOf } from '../../lottery/results';
import { full, placeOf, type Arm } from '../../lottery/run-key';
import { standardFor } from '../../tasks/classification/fixture';
import { csvLine } from '../export/csv';
import { inOrder } from '../kit/use-round-selection';
import { armName } from '../kit/arm-names';
import { armStyle } from '../kit/arms';
import { roundData, roundInWords, roundTable, type Readout } from './round-readout';
import { layout } from './score-layout';

const { experiment } = readLink(
  'chains=imp*reinitialized,imp*random-mask&pruning.rate=0.2&chain.1.pruning.rate=0.6&chain.1.pruning.rounds=3&pruning.rounds=2',
);
const arms = armsOf(experiment);
const [ticket, reinitialized, second, shuffled] = arms;
/** P_m by level of the two chains: the second comes to less than the ticket, and both to 64 %. */
const remaining = [1, 0.8, 0.64];
const others = [1, 0.64, 0.16, 0.04];
const results = [
  resultWith(0, 0, 0.9),
  ...arms.flatMap((arm, at) => {
    const { chain } = placeOf(arm);
    const sizes = chain === 0 ? remaining : others;
    return sizes
      .slice(1)
      .map((left, level) =>
        resultWith(0, level + 1, (90 - 2 * at - level) / 100, { ...placeOf(arm), remaining: left }),
      );
  }),
];
const stops = withSizes(remaining, others);
const t: Translate = (key, { defaultValue, ...values } = {}) =>
  typeof defaultValue === 'string'
    ? defaultValue
    : [key.replace('export.columns.', '').split('.').at(-1), ...Object.values(values)].join(' ');
const names: Record<string, string> = Object.fromEntries(
  [full, ...arms].map((arm) => [arm, armNames(experiment).nameOf(arm)]),
);
const SIZE = { width: 600, height: 300, em: 12 };
const data: Parameters<typeof layout>[0] = {
  results,
  arms,
  remaining,
  stops,
  quantity: 'testAtStop',
  standard: standardFor(),
  ghost: null,
  names,
  texts: { goal: ({ score }) => String(score), full: (score) => score, winning: [] },
};
const marks = layout(data, SIZE);
const readout: Readout = {
  curves: curvesOf(results, arms, 'testAtStop'),
  remaining,
  names,
  format: (value) => value.toFixed(2),
  bare: String,
  speed: null,
  t,
};

it('the axis reaches from all weights to the fewest of any chain, with a place for every count', () => {
  expect(stops).toEqual([1, 0.8, 0.64, 0.16, 0.04]);
  expect(marks.xTicks.map(({ round, text }) => [round, text])).toEqual([
    [0, '100'],
    [1, '80'],
    [2, '64'],
    [3, '16'],
    [4, '4.0'],
  ]);
  expect(marks.byRound).toEqual(marks.xTicks.map(({ x }) => x));
});

it('everything that is drawn can be selected, and keys go from the most weights to the fewest', () => {
  // 80 % and 64 % are the ticket's, the second chain alone has 90 % and 16 %
  const between = layout({ ...data, stops: [1, 0.9, 0.8, 0.64, 0.16] }, SIZE);
  expect(between.places).toEqual([1, 0.8, 0.64, 0.9, 0.16]);
  expect(inOrder(between.byRound)).toEqual([0, 3, 1, 2, 4]);
  const places = marks.curves.flatMap(({ dots }) => dots.map(({ at }) => at));
  expect(places).not.toContain(null);
  expect(new Set(places)).toEqual(new Set(marks.places.keys()));
});

it('every line stands at its own counts', () => {
  const xOf = (arm: Arm): number[] => marks.curves.find((curve) => curve.arm === arm)?.line.map(({ x }) => x) ?? [];
  const [whole, eighty, sixtyFour, sixteen, four] = marks.xTicks.map(({ x }) => x);
  expect(xOf(ticket)).toEqual([whole, eighty, sixtyFour]);
  expect(xOf(reinitialized)).toEqual([whole, eighty, sixtyFour]);
  expect(xOf(second)).toEqual([whole, sixtyFour, sixteen, four]);
  expect(xOf(shuffled)).toEqual([whole, sixtyFour, sixteen, four]);
  // logarithmic: 16 % to 4 % is as far as two factors of 2
  expect(four - sixteen).toBeCloseTo(((four - whole) * Math.log(4)) / Math.log(25), 9);
  // dots are the ticket's round where they have as many weights
  expect(marks.curves[2].dots.map(({ round, at }) => [round, at])).toEqual([
    [0, 0],
    [1, 2],
    [2, 3],
    [3, 4],
  ]);
});

it('lines are told apart: colour is the chain, dash the control', () => {
  const looks = [full, ...arms].map((arm) => armStyle(chainsOf(experiment), arm));
  expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(5);
  const [, a, b, c, d] = looks;
  expect(a.colour).toBe(b.colour);
  expect(c.colour).toBe(d.colour);
  expect([a.dash, c.dash]).toEqual([undefined, undefined]);
  expect(new Set(arms.map((arm) => armName(t, armNames(experiment), arm))).size).toBe(4);
  expect([full, ...arms].map((arm) => names[arm])).toEqual([
    'full',
    'ticket',
    'reinitialized',
    'ticket-2',
    'ticket-2*random-mask',
  ]);
});

it('words and tooltip of a round tell what has as many weights, the table tells all', () => {
  expect(roundInWords(readout, 1)).toBe('inWords 1 80.0\u202f% ticket 0.90, reinitialized 0.88');
  expect(roundInWords(readout, 2)).toBe(
    'inWords 2 64.0\u202f% ticket 0.89, reinitialized 0.87, ticket-2 0.86, ticket-2*random-mask 0.84',
  );
  const all = { ...readout, others: [0.16, 0.04] };
  expect(roundInWords(all, 3)).toBe('othersInWords 16.0\u202f% ticket-2 0.85, ticket-2*random-mask 0.83');
  expect(roundInWords(all, 2)).toBe(roundInWords(readout, 2));
  expect(roundTable(readout).rows).toEqual([
    ['100\u202f%', '0.90', '0.90', '0.90', '0.90'],
    ['80.0\u202f%', '0.90', '0.88', '–', '–'],
    ['64.0\u202f%', '0.89', '0.87', '0.86', '0.84'],
    ['16.0\u202f%', '–', '–', '0.85', '0.83'],
    ['4.0\u202f%', '–', '–', '0.84', '0.82'],
  ]);
});

it('the file has every run at its own level and count', () => {
  const { columns, rows } = roundData(readout, [{ column: 'test.accuracy', curves: readout.curves }]);
  expect([columns, ...rows].map((row) => csvLine([...row]).trimEnd())).toEqual([
    'round,remaining,arm,trial,test.accuracy',
    '0,1,full,1,0.9',
    '1,0.8,ticket,1,0.9',
    '2,0.64,ticket,1,0.89',
    '1,0.8,reinitialized,1,0.88',
    '2,0.64,reinitialized,1,0.87',
    '1,0.64,ticket-2,1,0.86',
    '2,0.16,ticket-2,1,0.85',
    '3,0.04,ticket-2,1,0.84',
    '1,0.64,ticket-2*random-mask,1,0.84',
    '2,0.16,ticket-2*random-mask,1,0.83',
    '3,0.04,ticket-2*random-mask,1,0.82',
  ]);
});
