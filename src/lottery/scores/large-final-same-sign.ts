import type { Score } from '.';
import { scoredBySign } from '../signs';

/**
 * |θ_T| of the weights whose sign training has not changed; the others go first. "large_final, same sign" in Zhou et al.
 * 2019, §5: of all, its masks do most without training.
 */
const largeFinalSameSign: Score = {
  id: 'large-final-same-sign',
  order: 2,
  version: 1,
  needs: ['theta0', 'thetaT', 'chance'],
  of: (inputs) => scoredBySign(inputs.thetaT.map(Math.abs), inputs, true),
};

export default largeFinalSameSign;
