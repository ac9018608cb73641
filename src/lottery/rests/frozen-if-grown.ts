import type { Rest } from '.';
import { zeroIfShrunk } from '../grown';

/**
 * Pruned places hold 0 where training made the weight smaller, else what the network started from: a mask by which weights
 * go where training took them. "freeze_init_zero_mask" in the code of Zhou et al. 2019.
 */
const frozenIfGrown: Rest = {
  id: 'frozen-if-grown',
  order: 3,
  version: 1,
  needs: ['theta0', 'thetaT'],
  pruned: zeroIfShrunk,
};

export default frozenIfGrown;
