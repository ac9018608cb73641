import type { Score } from '.';

/** |θ_T| − |θ_0|: how much a weight has grown. Zhou et al. 2019, §3. */
const magnitudeIncrease: Score = {
  id: 'magnitude-increase',
  order: 4,
  version: 1,
  needs: ['theta0', 'thetaT'],
  of: ({ theta0, thetaT }) => thetaT.map((final, at) => Math.abs(final) - Math.abs(theta0[at])),
};

export default magnitudeIncrease;
