import type { Control } from '.';
import { initialize } from '../initializers';
import { withSigns } from '../signs';

/**
 * The ticket's masks with the sizes of a fresh draw and the signs of θ₀. In Zhou et al. 2019 ("reinit" that keeps the sign) the
 * sizes are those of all initial weights of the layer in random order.
 */
const reinitializedSameSigns: Control = {
  id: 'reinitialized-same-signs',
  order: 2,
  version: 1,
  needs: ['theta0', 'masks', 'initializer', 'chance'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, theta0, masks, initializer, chance: { seed, names } }) => ({
    weights: initialize(specs, initializer, seed, ...names).map((drawn, at) =>
      masks[at] ? withSigns(drawn, theta0[at]) : drawn,
    ),
    masks,
  }),
};

export default reinitializedSameSigns;
