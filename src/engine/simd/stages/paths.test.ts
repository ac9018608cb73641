import { expect, test } from 'vitest';
import { chooseConvolutionPath, choosePath } from './paths';

test('the path follows from densities alone', () => {
  expect(choosePath(1, 0)).toBe('dense');
  expect(choosePath(0.5, 0.49)).toBe('dense');
  expect(choosePath(0.49, 0)).toBe('sparse');
  expect(choosePath(1, 0.81)).toBe('zero-skipping-dense');
  expect(choosePath(0.5, 0.5)).toBe('zero-skipping-dense');
  expect(choosePath(0.49, 0.5)).toBe('zero-skipping-sparse');
  expect(choosePath(0, 0)).toBe('sparse');
});

test('convolutions go by tiles from so many weights on, earlier the more channels there are; small images never', () => {
  const sides = [32, 32, 32, 32];
  const path = (density: number, channels: number): string => chooseConvolutionPath(density, channels, channels, sides);
  // 64 channels: 0.28 + 1.8 · 2/64 = 0.336, 0.15 + 0.8 · 2/64 = 0.175
  expect(path(0.34, 64)).toBe('whole');
  expect(path(0.33, 64)).toBe('listed-tiled');
  expect(path(0.18, 64)).toBe('listed-tiled');
  expect(path(0.17, 64)).toBe('listed');
  // 8 channels: 0.73 and 0.35
  expect(path(0.74, 8)).toBe('whole');
  expect(path(0.72, 8)).toBe('listed-tiled');
  expect(path(0.34, 8)).toBe('listed');
  expect(path(1, 1)).toBe('listed');
  expect(chooseConvolutionPath(1, 64, 64, [3, 8])).toBe('listed');
  expect(chooseConvolutionPath(1, 64, 64, [4, 4])).toBe('whole');
  expect(chooseConvolutionPath(1, 64, 64, null)).toBe('listed');
});
