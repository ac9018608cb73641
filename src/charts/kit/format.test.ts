import { expect, test } from 'vitest';
import { count, leftPercent, percent, remainingNumber, remainingPercent, remainingTick, shortCount } from './format';

test('percentages have a narrow space', () => {
  expect(percent(0.982, 1)).toBe('98.2\u202f%');
  expect(percent(1, 2)).toBe('100\u202f%');
  expect(percent(0.99996, 2)).toBe('100.00\u202f%');
});

test.each([
  [1, '100'],
  [0.512, '51'],
  [0.0859, '8.6'],
  [0.0996, '10'],
  [0.0052, '0.52'],
  [0, '0'],
])('weights remaining %f are shown as %s', (fraction, text) => {
  expect(remainingNumber(fraction)).toBe(text);
});

test('what is left of a layer, with as many digits as tell it from none', () => {
  expect([1, 0.45833, 0.0994, 0.00995, 0.0042, 0].map(leftPercent)).toEqual(
    ['100', '45.8', '9.9', '1.0', '0.42', '0'].map((text) => `${text}\u202f%`),
  );
});

test('counts', () => {
  expect([0, 500, 1000, 1200, 50_000].map(shortCount)).toEqual(['0', '500', '1k', '1.2k', '50k']);
  expect(count(266_200)).toBe('266,200');
});

test('headings say weights remaining as sentences do; ticks say it shorter', () => {
  expect([1, 0.11705, 0.65, 0.0996, 0.0052, 0].map(remainingPercent)).toEqual(
    ['100', '11.7', '65.0', '10.0', '0.52', '0'].map((text) => `${text}\u202f%`),
  );
  expect(remainingTick(0.11705)).toBe('12\u202f%');
});
