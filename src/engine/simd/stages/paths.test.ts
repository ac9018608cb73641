import { expect, test } from 'vitest';
import { choosePath } from './paths';

test('the path follows from densities alone', () => {
  expect(choosePath(1, 0)).toBe('dense');
  expect(choosePath(0.5, 0.49)).toBe('dense');
  expect(choosePath(0.49, 0)).toBe('sparse');
  expect(choosePath(1, 0.81)).toBe('zero-skipping-dense');
  expect(choosePath(0.5, 0.5)).toBe('zero-skipping-dense');
  expect(choosePath(0.49, 0.5)).toBe('zero-skipping-sparse');
  expect(choosePath(0, 0)).toBe('sparse');
});
