/** Counts of trials stand on no line and on each other nowhere, whatever the lines are. */
import { array, assert, constantFrom, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { resultWith } from '../../lottery/result-fixture';
import { controlOf, full, placeOf, ticketOf, type Arm } from '../../lottery/run-key';
import { standardFor } from '../../tasks/classification/fixture';
import { boxOf, crosses, overlaps } from '../kit/place-labels';
import { linesIn } from './round-marks';
import { layout } from './score-layout';

const arms: readonly Arm[] = [ticketOf(0), controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')];
const EM = 12;

const drawn = record({
  width: constantFrom(300, 360, 480, 600, 900),
  height: constantFrom(180, 240, 320),
  // how far the scores of each arm fall over all rounds, and what they do on the way
  falls: array(double({ min: 0, max: 0.3, noNaN: true }), { minLength: 3, maxLength: 3 }),
  wobble: array(double({ min: -0.02, max: 0.02, noNaN: true }), { minLength: 24, maxLength: 24 }),
  rounds: integer({ min: 2, max: 8 }),
  /** finished trials by round */
  done: array(integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 }),
});

test('how many trials a round is of is written on no line and on nothing else, in 150 charts', () => {
  let written = 0;
  assert(
    property(drawn, ({ width, height, falls, wobble, rounds, done }) => {
      const score = (arm: number, level: number): number =>
        0.95 - falls[arm] * (level / rounds) ** 2 + wobble[arm * 8 + level - 1];
      const levels = Array.from({ length: rounds }, (_, at) => at + 1);
      const results = arms.flatMap((arm, at) =>
        levels.flatMap((level) =>
          Array.from({ length: done[level - 1] }, (_, trial) =>
            resultWith(trial, level, score(at, level), { ...placeOf(arm), remaining: 0.65 ** level }),
          ),
        ),
      );
      const marks = layout(
        {
          results: [...[0, 1, 2].map((trial) => resultWith(trial, 0, 0.95, placeOf(full))), ...results],
          arms,
          remaining: [1, ...levels.map((level) => 0.65 ** level)],
          quantity: 'testAtStop',
          standard: standardFor(),
          ghost: null,
          names: { [arms[0]]: 'Ticket', [arms[1]]: 'Reinitialized', [arms[2]]: 'Random mask', full: 'Full network' },
          texts: {
            goal: ({ score }) => String(score),
            full: () => 'Full network 95 %',
            winning: ['on average as accurate'],
          },
        },
        { width, height, em: EM },
      );
      const boxes = [...marks.fewer, ...marks.labels].map((text) => boxOf(text, EM));
      for (const [at, box] of boxes.entries()) {
        expect(boxes.slice(at + 1).filter((other) => overlaps(box, other))).toEqual([]);
      }
      for (const count of marks.fewer) {
        expect(linesIn(marks).filter((line) => crosses(line, boxOf(count, EM)))).toEqual([]);
      }
      written += marks.fewer.length;
    }),
    { numRuns: 150, seed: 1 },
  );
  expect(written).toBeGreaterThan(150);
});
