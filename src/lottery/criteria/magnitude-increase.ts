import type { Criterion } from '.';

/** |θ_T| − |θ_0|: how much a weight has grown. Zhou et al. 2019, §3. */
const magnitudeIncrease: Criterion = {
  id: 'magnitude-increase',
  order: 3,
  score: ({ theta0, thetaT }) => thetaT.map((final, at) => Math.abs(final) - Math.abs(theta0[at])),
};

export default magnitudeIncrease;
