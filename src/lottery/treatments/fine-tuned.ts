import type { Treatment } from '.';

/** Survivors keep θ_T and are trained on at the schedule's last rate (Han et al. 2015). */
const fineTuned: Treatment = {
  id: 'fine-tuned',
  order: 2,
  survivors: ({ thetaT }) => thetaT,
  schedule: 'final-rate',
};

export default fineTuned;
