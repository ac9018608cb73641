import type { Restore } from '.';

/** Survivors keep θ_T (Han et al. 2015; Renda et al. 2020). */
const kept: Restore = {
  id: 'kept',
  order: 3,
  version: 1,
  needs: ['thetaT'],
  survivors: ({ thetaT }) => thetaT,
};

export default kept;
