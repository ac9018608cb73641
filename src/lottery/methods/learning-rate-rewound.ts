import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/** Survivors keep θ_T; the learning-rate schedule starts anew (Renda et al. 2020). */
const learningRateRewound: Method = {
  id: 'learning-rate-rewound',
  order: 4,
  ...iterativePruning('kept', 'replayed'),
};

export default learningRateRewound;
