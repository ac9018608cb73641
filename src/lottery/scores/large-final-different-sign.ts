import type { Score } from '.';
import { scoredBySign } from '../signs';

/** |θ_T| of the weights whose sign training has changed; the others go first. "large_final, diff sign" in Zhou et al. 2019, §5. */
const largeFinalDifferentSign: Score = {
  id: 'large-final-different-sign',
  order: 3,
  version: 1,
  needs: ['theta0', 'thetaT', 'chance'],
  of: (inputs) => scoredBySign(inputs.thetaT.map(Math.abs), inputs, false),
};

export default largeFinalDifferentSign;
