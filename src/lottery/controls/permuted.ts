import type { Control } from '.';
import { permutedLeft } from '../permuted-left';

/**
 * The ticket's masks with the survivors' θ₀ in random order, layer by layer (Zhou et al. 2019, "reshuffle"; Vischer et al. 2022,
 * "mask/permuted"): the values stay, which stands where does not. New weights change the values as well, since pruning by
 * magnitude leaves large ones.
 */
const permuted: Control = {
  id: 'permuted',
  order: 4,
  version: 1,
  needs: ['theta0', 'masks', 'chance'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, theta0, masks, chance }) => ({ weights: permutedLeft(theta0, { specs, masks, chance }), masks }),
};

export default permuted;
