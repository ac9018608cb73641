import { expect, it } from 'vitest';
import { takeTyped } from './typed';

const within = (min: number, max: number) => (typed: number) => Math.min(max, Math.max(min, typed));
const whole = (typed: number) => Math.round(within(1, 200_000)(typed));
/** A share from 5 to 90 %, now 35. */
const share = (text: string) => takeTyped(text, 35, within(5, 90), true);

it('uses what was meant, and says nothing about what is clear and allowed', () => {
  expect(takeTyped('0,01', 0.0012, within(0.00001, 2), false)).toMatchObject({ used: 0.01, note: null });
  expect(takeTyped('1e-3', 0.0012, within(0.00001, 2), false)).toMatchObject({ used: 0.001, note: null });
  expect(share('2,5')).toMatchObject({ used: 5, note: 'notAllowed' });
  expect(share('12,5')).toMatchObject({ used: 12.5, note: null });
  expect(share('30 %')).toMatchObject({ used: 30, note: null });
  expect(share('35')).toMatchObject({ used: 35, note: null });
  expect(share(' ')).toBeNull();
});

it('says how it has read what could mean two numbers, and what it has not used', () => {
  expect(takeTyped('1,000', 60, whole, false)).toMatchObject({ used: 1000, note: 'readAs.thousands' });
  expect(takeTyped('1.000', 60, whole, false)).toMatchObject({ used: 1, note: 'readAs.decimal' });
  expect(takeTyped('1.500', 60, whole, false)).toMatchObject({ used: 2, read: 1.5, note: 'readAsNotAllowed' });
  expect(takeTyped('900,000', 60, whole, false)).toMatchObject({
    used: 200_000,
    read: 900_000,
    note: 'readAsNotAllowed',
  });
});

it('leaves the number as it is for what is none, and for shares where none is asked for', () => {
  expect(takeTyped('1,2,3', 60, whole, false)).toMatchObject({ used: 60, note: 'notAllowed' });
  expect(takeTyped('30 %', 60, whole, false)).toMatchObject({ used: 60, note: 'notAllowed' });
});
