import { expect, it } from 'vitest';
import { secondsLeft, type OpenRun } from './progress';

const size = (remaining: number) => ({ remaining, expected: 10 * remaining });
const open = (...sizes: readonly number[]): OpenRun[] =>
  sizes.map((remaining) => ({ ...size(remaining), doneShare: 0 }));
const alone = (...sizes: readonly number[]) => ({ runs: open(...sizes), lines: [] });
const measured = [
  { ...size(1), seconds: 9 },
  { ...size(1), seconds: 11 },
  { ...size(0.2), seconds: 4 },
];

it('a run takes what its counted work says, at the pace of what is measured', () => {
  expect(secondsLeft([], alone(1), 1)).toBeNull();
  expect(secondsLeft(measured.slice(0, 2), alone(1, 0.5, 0.1), 1)).toBeCloseTo(16, 12);
  expect(secondsLeft(measured, alone(1), 1)).toBe(10);
  expect(secondsLeft(measured, alone(0.2), 1)).toBe(4); // twice as long as counted
});

it('the pace of a size that is not measured lies on a line between its neighbours, beyond them it stays', () => {
  expect(secondsLeft(measured, alone(0.6), 1)).toBeCloseTo(6 * 1.5, 12); // half way
  expect(secondsLeft(measured, alone(0.1), 1)).toBeCloseTo(2, 12);
  expect(secondsLeft(measured.slice(2), alone(1), 1)).toBeCloseTo(20, 12);
});

it('adds up what is left of each, shared by the trainers that have work', () => {
  const runs = [
    { ...size(1), doneShare: 0.5 },
    { ...size(0.2), doneShare: 0 },
  ];
  expect(secondsLeft(measured, { runs, lines: [] }, 1)).toBe(9);
  expect(secondsLeft(measured, { runs, lines: [] }, 8)).toBe(4.5);
  expect(secondsLeft(measured, alone(), 2)).toBe(0);
});

it('is no shorter than what has to come one after the other, however many trainers wait', () => {
  const line = open(1, 0.5);
  expect(secondsLeft(measured.slice(0, 2), { runs: line, lines: [line] }, 8)).toBeCloseTo(15, 12);
});
