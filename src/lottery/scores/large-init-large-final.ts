import type { Score } from '.';
import { lower, ranks } from '../ranks';

/**
 * The lower one of a weight's ranks by |θ_0| and by |θ_T| in its layer: those stay that are above the same percentile of
 * both. "large_init_large_final" in Zhou et al. 2019, §3.
 */
const largeInitLargeFinal: Score = {
  id: 'large-init-large-final',
  order: 9,
  version: 1,
  needs: ['theta0', 'thetaT', 'mask'],
  of: ({ theta0, thetaT, mask }) => lower(ranks(theta0.map(Math.abs), mask), ranks(thetaT.map(Math.abs), mask)),
};

export default largeInitLargeFinal;
