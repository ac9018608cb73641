import type { Restore } from '.';

/**
 * Survivors go back to θ_k, the weights after k steps of the full network (Frankle et al. 2019,
 * "Stabilizing the lottery ticket hypothesis").
 */
const rewoundToK: Restore = {
  id: 'rewound-to-k',
  order: 2,
  version: 1,
  needs: ['thetaK'],
  survivors: ({ thetaK }) => thetaK,
};

export default rewoundToK;
