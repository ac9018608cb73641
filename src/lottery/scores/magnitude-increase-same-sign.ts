import type { Score } from '.';
import { scoredBySign } from '../signs';
import magnitudeIncrease from './magnitude-increase';

/** |θ_T| − |θ_0| of the weights whose sign training has not changed, 0 of the others. Zhou et al. 2019, §5. */
const magnitudeIncreaseSameSign: Score = {
  id: 'magnitude-increase-same-sign',
  order: 5,
  version: 1,
  needs: ['theta0', 'thetaT', 'chance'],
  of: (inputs) => scoredBySign(magnitudeIncrease.of(inputs), inputs, true),
};

export default magnitudeIncreaseSameSign;
