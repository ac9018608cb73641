import { expect, it } from 'vitest';
import { secondsLeft, type OpenRun } from './progress';

const size = (remaining: number) => ({ remaining, expected: 10 * remaining });
const open = (...sizes: readonly number[]): OpenRun[] =>
  sizes.map((remaining) => ({ ...size(remaining), doneShare: 0 }));
const alone = (...sizes: readonly number[]) => ({ runs: open(...sizes), lines: [] });
const times = (remaining: number, seconds: number, share = 1) => ({ ...size(remaining), share, seconds });
const ofFull = [times(1, 9), times(1, 11)];
/** of all together 1 s for a second expected; the small one took twice that */
const measured = [...ofFull, times(1, 8), times(0.2, 4)];

it('a run takes what its counted work says, at the pace of what is measured', () => {
  expect(secondsLeft([], alone(1), 1)).toBeNull();
  expect(secondsLeft(ofFull, alone(1, 0.5, 0.1), 1)).toBeCloseTo(16, 12);
  expect(secondsLeft([...ofFull, times(1, 2, 0.2)], alone(1), 1)).toBeCloseTo(10, 12); // a fifth of a run
});

it('the pace of a size that is not measured lies on a line between its neighbours, beyond them it stays', () => {
  expect(secondsLeft(measured, alone(0.6), 1)).toBeCloseTo((6 * (0.95 + 1.5)) / 2, 12); // half way
  expect(secondsLeft(measured, alone(0.1), 1)).toBeCloseTo(1.5, 12);
  expect(secondsLeft(measured.slice(3), alone(1), 1)).toBeCloseTo(20, 12);
});

it('one run of a size says half of what it takes, the mean of all the other half; three say three quarters', () => {
  expect(secondsLeft(measured, alone(0.2), 1)).toBeCloseTo((4 + 2) / 2, 12);
  expect(secondsLeft(measured, alone(1), 1)).toBeCloseTo((28 + 10) / 4, 12);
  const three = [...measured, times(0.2, 4), times(0.2, 4)];
  expect(secondsLeft(three, alone(0.2), 1)).toBeCloseTo((12 + (2 * 40) / 36) / 4, 12);
});

it('adds up what is left of each, shared by the trainers that have work', () => {
  const runs = [
    { ...size(1), doneShare: 0.5 },
    { ...size(0.2), doneShare: 0 },
  ];
  expect(secondsLeft(measured, { runs, lines: [] }, 1)).toBeCloseTo(7.75, 12);
  expect(secondsLeft(measured, { runs, lines: [] }, 8)).toBeCloseTo(3.875, 12);
  expect(secondsLeft(measured, alone(), 2)).toBe(0);
});

it('is no shorter than what has to come one after the other, however many trainers wait', () => {
  const line = open(1, 0.5);
  expect(secondsLeft(ofFull, { runs: line, lines: [line] }, 8)).toBeCloseTo(15, 12);
});
