import { standardFor } from '../../tasks/classification/fixture';
import { describe, expect, it } from 'vitest';
import {
  integer,
  percent,
  points,
  rate,
  score,
  settingNumber,
  signedPoints,
  timeLeft,
  times,
  typedNumber,
  weight,
} from './format';
import { parseNumber } from './typed';

const { judge: accuracy } = standardFor();
const bits = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 } as const;

describe('numbers on screen', () => {
  it('writes weights remaining with one decimal, two below 1 %', () => {
    expect(percent(1)).toBe('100\u202f%');
    expect(percent(0.2107)).toBe('21.1\u202f%');
    expect(percent(0.0358)).toBe('3.6\u202f%');
    expect(percent(0.00512)).toBe('0.51\u202f%');
    expect(percent(0)).toBe('0\u202f%');
  });

  it('writes accuracies, differences and ratios', () => {
    expect(score(accuracy, 0.97752)).toBe('97.75\u202f%');
    expect(points(accuracy, -0.0041)).toBe('0.4');
    expect(points(accuracy, 0.0004)).toBe('0.04');
    expect(signedPoints(accuracy, -0.008)).toBe('−0.8');
    expect(signedPoints(accuracy, 0)).toBe('+0.00');
    expect([score(bits, 1.62), points(bits, -0.0041), signedPoints(bits, -0.5)]).toEqual(['1.620', '0.004', '−0.500']);
    expect(times(1.62)).toBe('1.6×');
    expect(times(12.4)).toBe('12×');
  });

  it('writes counts, rates, settings and weights', () => {
    expect(integer(266200)).toBe('266,200');
    expect(rate(2143.7)).toBe('2,140');
    expect(settingNumber(0.00001)).toBe('0.00001');
    expect(weight(-0.012345)).toBe('−0.01235');
  });

  it('tells the time left no more exactly than it can be known', () => {
    expect(timeLeft(0.4)).toEqual({ key: 'time.moment', values: {} });
    expect(timeLeft(11.2)).toEqual({ key: 'time.seconds', values: { count: 11 } });
    expect(timeLeft(42)).toEqual({ key: 'time.seconds', values: { count: 40 } });
    expect(timeLeft(73)).toEqual({ key: 'time.seconds', values: { count: 75 } });
    expect(timeLeft(118)).toEqual({ key: 'time.minutes', values: { minutes: '2' } });
    expect(timeLeft(147)).toEqual({ key: 'time.minutes', values: { minutes: '2.5' } });
    expect(timeLeft(400)).toEqual({ key: 'time.minutes', values: { minutes: '7' } });
    expect(timeLeft(4_000)).toEqual({ key: 'time.hours', values: { hours: 1, minutes: 7 } });
    expect(timeLeft(172_740)).toEqual({ key: 'time.hours', values: { hours: 47, minutes: 59 } });
    expect(timeLeft(300_000)).toEqual({ key: 'time.days', values: { count: 3 } });
  });

  it('tells no time that is further off than an eighth of it', () => {
    for (let seconds = 1.5; seconds < 3_500; seconds *= 1.01) {
      const { values } = timeLeft(seconds);
      const told = 'count' in values ? Number(values.count) : Number(values.minutes) * 60;
      expect(Math.abs(told / seconds - 1)).toBeLessThan(seconds < 4 ? 0.34 : 0.13);
    }
  });
});

it('reads back what it writes', () => {
  for (const value of [0, 1200.5, 99_999_999, 1000, 0.00001, -0.0012, 1 / 3, 123_456.789_012]) {
    const text = typedNumber(value);
    expect(parseNumber(text)?.value).toBe(Number(value.toPrecision(12)));
    expect(text).not.toContain('e');
  }
  expect(typedNumber(1000)).toBe('1000');
  expect(parseNumber(settingNumber(-0.0012))?.value).toBe(-0.0012);
  expect(parseNumber('abc')).toBeNull();
});
