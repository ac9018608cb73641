import type { Criterion } from '.';

/** |θ_T − θ_0|: how far a weight has moved. Zhou et al. 2019, §3. */
const movement: Criterion = {
  id: 'movement',
  order: 2,
  score: ({ theta0, thetaT }) => thetaT.map((final, at) => Math.abs(final - theta0[at])),
};

export default movement;
