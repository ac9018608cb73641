import type { Control } from '.';
import { permutedLeft } from '../permuted-left';
import { signedConstantsOf } from '../signs';

/** The ticket's masks with the signs of the survivors' θ₀ in random order, all equally large (Zhou et al. 2019, "rand signed constant"). */
const randomSigns: Control = {
  id: 'random-signs',
  order: 7,
  version: 1,
  needs: ['theta0', 'masks', 'chance'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, theta0, masks, chance }) => ({
    weights: permutedLeft(signedConstantsOf(theta0, masks), { specs, masks, chance }),
    masks,
  }),
};

export default randomSigns;
