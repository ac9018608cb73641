import { expect, test } from 'vitest';
import { levelNear } from './masks';

test('the level of another chain that has about as many weights: by how many times they differ', () => {
  const halves = [1, 0.5, 0.25, 0.125];
  // 0.17 is 1.47 times fewer than a quarter, 1.36 times more than an eighth
  expect([1, 0.8, 0.6, 0.25, 0.17, 0.01].map((left) => levelNear(halves, left))).toEqual([0, 0, 1, 2, 3, 3]);
});
