import type { Control } from '.';

/** m ⊙ θ₀, not trained at all: what a mask does by itself, a "supermask" (Zhou et al. 2019, §5). */
const untrained: Control = {
  id: 'untrained',
  order: 8,
  version: 1,
  needs: ['theta0', 'masks'],
  chain: 'ticket',
  keepsPlaces: true,
  position: 'untrained',
  start: ({ theta0, masks }) => ({ weights: theta0, masks }),
};

export default untrained;
