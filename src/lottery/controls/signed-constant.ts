import type { Control } from '.';
import { signedConstantsOf } from '../signs';

/** The ticket's masks with the signs of θ₀ alone: within a layer all weights begin equally large (Zhou et al. 2019). */
const signedConstant: Control = {
  id: 'signed-constant',
  order: 6,
  version: 1,
  needs: ['theta0', 'masks'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ theta0, masks }) => ({ weights: signedConstantsOf(theta0, masks), masks }),
};

export default signedConstant;
