import { expect, it } from 'vitest';
import { elapsedText } from './time';

it('counts minutes and seconds, then hours', () => {
  expect([0, 999, 61_000, 754_000, 3_723_000, -5].map(elapsedText)).toEqual([
    '0:00',
    '0:00',
    '1:01',
    '12:34',
    '1:02:03',
    '0:00',
  ]);
});
