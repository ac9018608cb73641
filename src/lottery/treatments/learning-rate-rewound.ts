import type { Treatment } from '.';

/** Survivors keep θ_T; the learning-rate schedule starts anew (Renda et al. 2020). */
const learningRateRewound: Treatment = {
  id: 'learning-rate-rewound',
  order: 4,
  survivors: ({ thetaT }) => thetaT,
  schedule: 'replayed',
};

export default learningRateRewound;
