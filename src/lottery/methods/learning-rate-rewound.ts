import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/** Survivors keep θ_T; the learning-rate schedule goes back (Renda et al. 2020), by all steps or by the last t. */
const base = iterativePruning('kept', 'retrained');
const learningRateRewound: Method = {
  id: 'learning-rate-rewound',
  order: 4,
  ...base,
  settings: [...base.settings, 'retrainSteps'],
};

export default learningRateRewound;
