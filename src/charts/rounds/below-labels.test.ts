import { expect, test } from 'vitest';
import { liftsOf } from './below-labels';

test('values of rounds that are near stand one above the other, and a fourth is left to the table', () => {
  const at = (x: number) => ({ x, y: 200 });
  expect(liftsOf([at(100), at(300)], 11)).toEqual([1, 1]);
  expect(liftsOf([at(100), at(112), at(300)], 11)).toEqual([1, 2.25, 1]);
  expect(liftsOf([at(100), at(100), at(100), at(100)], 11)).toEqual([1, 2.25, 3.5, null]);
});
