import type { Score } from '.';

/** |θ_T|: Han et al. 2015; Frankle & Carbin 2019, §2. "large_final" in Zhou et al. 2019. */
const magnitude: Score = {
  id: 'magnitude',
  order: 1,
  version: 1,
  needs: ['thetaT'],
  of({ thetaT }) {
    const sizes = new Float32Array(thetaT.length);
    for (let at = 0; at < sizes.length; at += 1) sizes[at] = Math.abs(thetaT[at]);
    return sizes;
  },
};

export default magnitude;
