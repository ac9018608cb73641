import { expect, test } from 'vitest';
import { eachPixel, slideAlong, square, windowsOf } from './windows';

test('same padding: an odd rest goes behind, as in TF', () => {
  // ⌈32 / 2⌉ windows; (16 − 1)·2 + 3 − 32 = 1 pixel missing: 0 before, 1 behind
  expect(slideAlong(32, 3, 2, 'same')).toEqual({ inputs: 32, outputs: 16, before: 0, after: 1 });
  expect(slideAlong(32, 3, 1, 'same')).toEqual({ inputs: 32, outputs: 32, before: 1, after: 1 });
  expect(slideAlong(5, 3, 2, 'same')).toEqual({ inputs: 5, outputs: 3, before: 1, after: 1 });
  expect(slideAlong(7, 3, 2, 'valid')).toEqual({ inputs: 7, outputs: 3, before: 0, after: 0 });
  expect(() => slideAlong(4, 5, 1, 'valid')).toThrow('A window of 5 does not fit into 4 pixels.');
});

test('each pixel of each window, of each picture', () => {
  const seen: string[] = [];
  const sliding = square(2, 1);
  expect(windowsOf([2, 3, 1], sliding)).toEqual([1, 2]);
  eachPixel([2, 3, 1], sliding, 2, (window, tap, pixel) => seen.push(`${window} ${tap} ${pixel}`));
  // 0 1 2
  // 3 4 5
  expect(seen.slice(0, 8)).toEqual(['0 0 0', '0 1 1', '0 2 3', '0 3 4', '1 0 1', '1 1 2', '1 2 4', '1 3 5']);
  expect(seen.slice(8, 10)).toEqual(['2 0 6', '2 1 7']);
});
