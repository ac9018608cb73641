import { expect, it } from 'vitest';
import { hasShapes } from './parameters';

it('knows the arrays of a network by their number and sizes', () => {
  const specs = [{ shape: [2, 3] }, { shape: [3] }];
  const [kernel, bias] = [new Float32Array(6), new Float32Array(3)];
  expect(hasShapes([kernel, bias], specs)).toBe(true);
  expect(hasShapes([], [])).toBe(true);
  expect(hasShapes([kernel], specs)).toBe(false);
  expect(hasShapes([kernel, bias, bias], specs)).toBe(false);
  expect(hasShapes([bias, kernel], specs)).toBe(false);
});
