import type { Control } from '.';
import { signedConstantsOf } from '../signs';

/** A supermask on the signs of θ₀ alone, all weights of a layer equally large: Zhou et al. 2019, §5, find it to do more. */
const untrainedConstant: Control = {
  id: 'untrained-constant',
  order: 9,
  version: 1,
  needs: ['theta0', 'masks'],
  chain: 'ticket',
  keepsPlaces: true,
  position: 'untrained',
  start: ({ theta0, masks }) => ({ weights: signedConstantsOf(theta0, masks), masks }),
};

export default untrainedConstant;
