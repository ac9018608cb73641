import { expect, test } from 'vitest';
import { choosePath, isTiled } from './paths';

test('the path follows from densities alone', () => {
  expect(choosePath(1, 0)).toBe('dense');
  expect(choosePath(0.5, 0.49)).toBe('dense');
  expect(choosePath(0.49, 0)).toBe('sparse');
  expect(choosePath(1, 0.81)).toBe('zero-skipping-dense');
  expect(choosePath(0.5, 0.5)).toBe('zero-skipping-dense');
  expect(choosePath(0.49, 0.5)).toBe('zero-skipping-sparse');
  expect(choosePath(0, 0)).toBe('sparse');
});

test('many channels go by tiles from fewer weights on, small images never', () => {
  expect(isTiled(0.24, 64, 64, [32, 32])).toBe(true); // 0.2 + 1.2 · 2/64 = 0.2375
  expect(isTiled(0.23, 64, 64, [32, 32])).toBe(false);
  expect(isTiled(0.35, 16, 16, [4, 8])).toBe(true);
  expect(isTiled(0.34, 16, 16, [4, 8])).toBe(false);
  expect(isTiled(1, 64, 64, [3, 8])).toBe(false);
  expect(isTiled(1, 1, 64, [32, 32])).toBe(false);
});
