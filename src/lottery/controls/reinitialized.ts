import type { Control } from '.';
import { initialize } from '../initializers';

/**
 * The ticket's masks with a fresh draw of the same initializer, fans of the dense layer
 * (Frankle & Carbin 2019, §2). Not a permutation of θ₀, which is another experiment.
 */
const reinitialized: Control = {
  id: 'reinitialized',
  order: 1,
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, masks, initializer, seed, trial, round }) => ({
    weights: initialize(specs, initializer, seed, 'reinitialized', trial, round),
    masks,
  }),
};

export default reinitialized;
