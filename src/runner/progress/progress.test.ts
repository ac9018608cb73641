import { expect, it } from 'vitest';
import { secondsLeft } from './progress';

const open = (...sizes: readonly number[]) => sizes.map((remaining) => ({ remaining, doneShare: 0 }));
const measured = [
  { remaining: 1, seconds: 9 },
  { remaining: 1, seconds: 11 },
  { remaining: 0.2, seconds: 2 },
];

it('a run takes as long as those of its size, between sizes a straight line, beyond them as the last', () => {
  expect(secondsLeft([], open(1), 1)).toBeNull();
  expect(secondsLeft(measured, open(1), 1)).toBe(10);
  expect(secondsLeft(measured, open(0.6), 1)).toBeCloseTo(6, 12); // half way
  expect(secondsLeft(measured, open(0.1), 1)).toBe(2);
  expect(secondsLeft(measured.slice(2), open(1), 1)).toBe(2);
});

it('adds up what is left of each, shared by the trainers that have work', () => {
  const runs = [
    { remaining: 1, doneShare: 0.5 },
    { remaining: 0.2, doneShare: 0 },
  ];
  expect(secondsLeft(measured, runs, 1)).toBe(7);
  expect(secondsLeft(measured, runs, 8)).toBe(3.5);
  expect(secondsLeft(measured, [], 2)).toBe(0);
});
