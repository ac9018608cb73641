import type { Score } from '.';

/** |θ_T|: Han et al. 2015; Frankle & Carbin 2019, §2. "large_final" in Zhou et al. 2019. */
const magnitude: Score = {
  id: 'magnitude',
  order: 1,
  version: 1,
  needs: ['thetaT'],
  of: ({ thetaT }) => thetaT.map(Math.abs),
};

export default magnitude;
