import type { Control } from '.';

/**
 * Masks found by pruning and training on without a reset between rounds; only the network that is
 * measured goes back to θ₀ (Frankle & Carbin 2019, App. B: resetting every round finds smaller tickets).
 */
const resetAtEnd: Control = {
  id: 'reset-at-end',
  order: 11,
  version: 1,
  needs: ['theta0', 'masks'],
  chain: 'learning-rate-rewound',
  keepsPlaces: true,
  // others start there
  hangsOn: ({ standsAlone }) => !standsAlone,
  start: ({ theta0, masks }) => ({ weights: theta0, masks }),
};

export default resetAtEnd;
