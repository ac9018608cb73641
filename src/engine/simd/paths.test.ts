import { expect, test } from 'vitest';
import { choosePath } from './paths';

test('the path follows from densities alone', () => {
  expect(choosePath(1, 0)).toBe('dense');
  expect(choosePath(0.6, 0.49)).toBe('dense');
  expect(choosePath(0.59, 0)).toBe('sparse');
  expect(choosePath(1, 0.81)).toBe('zero-skipping-dense');
  expect(choosePath(0.4, 0.5)).toBe('zero-skipping-dense');
  expect(choosePath(0.39, 0.5)).toBe('zero-skipping-sparse');
  expect(choosePath(0, 0)).toBe('sparse');
});
