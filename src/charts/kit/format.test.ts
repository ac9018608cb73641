import { expect, test } from 'vitest';
import {
  count,
  leftPercent,
  percent,
  remainingNumber,
  remainingPercent,
  remainingTick,
  decimalsAt,
  scoreTick,
  shortCount,
  signedPoints,
} from './format';

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

test('scores at ticks have the decimals that tell neighbours apart, whatever their unit', () => {
  const share = { id: 'accuracy', better: 'higher', unit: 'fraction', digits: 2 } as const;
  const reward = { id: 'return', better: 'higher', unit: 'reward', digits: 1 } as const;
  const texts = (metric: typeof share | typeof reward, values: readonly number[]): string[] =>
    values.map((value) => scoreTick(metric, value, values[1] - values[0]));
  expect(texts(share, [0.96, 0.965, 0.97])).toEqual(['96.0\u202f%', '96.5\u202f%', '97.0\u202f%']);
  expect(texts(share, [0.9, 0.95])).toEqual(['90\u202f%', '95\u202f%']);
  expect(texts(reward, [8.6, 8.8, 9])).toEqual(['8.6', '8.8', '9.0']);
  expect(texts(reward, [100, 200])).toEqual(['100', '200']);
});

test('differences of a thousand and more are whole', () => {
  const reward = { id: 'return', better: 'higher', unit: 'reward', digits: 1 } as const;
  expect([-2353.44, 1869.8, 94.44, 999.9].map((value) => signedPoints(reward, value))).toEqual([
    '−2,353',
    '+1,870',
    '+94.4',
    '+999.9',
  ]);
});

test('ticks have as many decimals as tell them apart', () => {
  const bits = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 } as const;
  const share = { id: 'accuracy', better: 'higher', unit: 'fraction', digits: 2 } as const;
  expect([1, 0.5, 0.2, 0.05, 0.02, 0.005, 0.001].map((step) => decimalsAt(bits, step))).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect([0.1, 0.01, 0.005, 0.0005].map((step) => decimalsAt(share, step))).toEqual([0, 0, 1, 2]);
});
