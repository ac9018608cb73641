import { expect, test } from 'vitest';
import { tooltipLeft } from './kit/tooltip';
import { roundByKey } from './kit/use-round-selection';

test('keys move the round within the experiment', () => {
  const moves = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => roundByKey(key, 3, 8));
  expect(moves).toEqual([4, 2, 4, 2, 0, 8]);
  expect(roundByKey('ArrowRight', 8, 8)).toBe(8);
  expect(roundByKey('ArrowLeft', 0, 8)).toBe(0);
  expect(roundByKey('a', 3, 8)).toBeNull();
});

test('a tooltip stays in its chart', () => {
  expect(tooltipLeft(100, 80, 400)).toBe(112);
  expect(tooltipLeft(350, 80, 400)).toBe(258);
  expect(tooltipLeft(100, 190, 200)).toBe(5);
  expect(tooltipLeft(100, 300, 200)).toBe(0);
});
