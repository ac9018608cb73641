import { expect, test } from 'vitest';
import { softmax } from './softmax';

test('shares of exponentials, safe for large logits', () => {
  expect([...softmax([0, Math.log(3)])].map((p) => Number(p.toFixed(12)))).toEqual([0.25, 0.75]);
  expect([...softmax([1000, 1000])]).toEqual([0.5, 0.5]);
});
