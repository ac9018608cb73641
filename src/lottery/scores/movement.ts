import type { Score } from '.';

/** |θ_T − θ_0|: how far a weight has moved. Zhou et al. 2019, §3. */
const movement: Score = {
  id: 'movement',
  order: 7,
  version: 1,
  needs: ['theta0', 'thetaT'],
  of: ({ theta0, thetaT }) => thetaT.map((final, at) => Math.abs(final - theta0[at])),
};

export default movement;
