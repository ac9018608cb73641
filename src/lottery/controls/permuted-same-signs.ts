import type { Control } from '.';
import { permutedLeft } from '../permuted-left';
import { withSigns } from '../signs';

/**
 * The ticket's masks with the sizes of the survivors' θ₀ in random order, layer by layer, while every place keeps its sign
 * (Zhou et al. 2019, "reshuffle" that keeps the sign).
 */
const permutedSameSigns: Control = {
  id: 'permuted-same-signs',
  order: 5,
  version: 1,
  needs: ['theta0', 'masks', 'chance'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, theta0, masks, chance }) => ({
    weights: permutedLeft(theta0, { specs, masks, chance }).map((sizes, at) => withSigns(sizes, theta0[at])),
    masks,
  }),
};

export default permutedSameSigns;
