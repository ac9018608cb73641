import type { Control } from '.';
import { initialize } from '../initializers';

/**
 * The ticket's masks with a fresh draw of the same initializer, fans of the dense layer
 * (Frankle & Carbin 2019, §2). Not a permutation of θ₀, which is another experiment.
 */
const reinitialized: Control = {
  id: 'reinitialized',
  order: 1,
  version: 1,
  needs: ['masks', 'initializer', 'chance'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, masks, initializer, chance: { seed, names } }) => ({
    weights: initialize(specs, initializer, seed, ...names),
    masks,
  }),
};

export default reinitialized;
