import type { Treatment } from '.';

/**
 * Survivors go back to θ_k, the weights after k steps of the full network, and training goes on from
 * step k (Frankle et al. 2019, "Stabilizing the lottery ticket hypothesis").
 */
const lateRewound: Treatment = {
  id: 'late-rewound',
  order: 3,
  survivors: ({ thetaK }) => thetaK,
  schedule: 'continued',
};

export default lateRewound;
