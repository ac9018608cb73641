import type { Rest } from '.';
import { zeroIfShrunk } from '../grown';

/** As frozen-if-grown; survivors that training made smaller start at 0, too. "freeze_init_zero_all" in the code of Zhou et al. 2019. */
const frozenIfGrownEverywhere: Rest = {
  id: 'frozen-if-grown-everywhere',
  order: 4,
  version: 1,
  needs: ['theta0', 'thetaT'],
  pruned: zeroIfShrunk,
  left: zeroIfShrunk,
};

export default frozenIfGrownEverywhere;
