import type { Score } from '.';
import { scoredBySign } from '../signs';
import magnitudeIncrease from './magnitude-increase';

/** |θ_T| − |θ_0| of the weights whose sign training has changed, 0 of the others. Zhou et al. 2019, §5. */
const magnitudeIncreaseDifferentSign: Score = {
  id: 'magnitude-increase-different-sign',
  order: 6,
  version: 1,
  needs: ['theta0', 'thetaT', 'chance'],
  of: (inputs) => scoredBySign(magnitudeIncrease.of(inputs), inputs, false),
};

export default magnitudeIncreaseDifferentSign;
