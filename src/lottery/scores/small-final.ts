import type { Score } from '.';

/** −|θ_T|: the largest go, the other way round than usual. "small_final" in Zhou et al. 2019, §3. */
const smallFinal: Score = {
  id: 'small-final',
  order: 11,
  version: 1,
  needs: ['thetaT'],
  of: ({ thetaT }) => thetaT.map((final) => -Math.abs(final)),
};

export default smallFinal;
