import { expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import { isOneScale } from './one-scale';

it('shares of right answers stand on one axis, rewards of different worlds do not', () => {
  const on = (...sets: string[]): boolean =>
    isOneScale(sets.map((set) => ({ ...defaultExperiment, data: { ...defaultExperiment.data, set } })));
  expect(on()).toBe(true);
  expect(on('strokes', 'mnist', 'moons')).toBe(true);
  expect(on('cartpole', 'cartpole')).toBe(true);
  expect(on('cartpole', 'catch')).toBe(false);
  expect(on('cartpole', 'strokes')).toBe(false);
});
