import type { Score } from '.';
import { lower, ranks } from '../ranks';

/** The lower one of a weight's ranks by −|θ_0| and by −|θ_T| in its layer: what is small at the start and at the end stays. */
const smallInitSmallFinal: Score = {
  id: 'small-init-small-final',
  order: 12,
  version: 1,
  needs: ['theta0', 'thetaT', 'mask'],
  of: ({ theta0, thetaT, mask }) => lower(ranks(theta0.map(negated), mask), ranks(thetaT.map(negated), mask)),
};

const negated = (value: number): number => -Math.abs(value);

export default smallInitSmallFinal;
