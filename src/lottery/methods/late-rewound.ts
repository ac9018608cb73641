import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/**
 * Survivors go back to θ_k, and training goes on from step k (Frankle et al. 2019, "Stabilizing the
 * lottery ticket hypothesis").
 */
const base = iterativePruning('rewound-to-k', 'continued');
const lateRewound: Method = {
  id: 'late-rewound',
  order: 3,
  ...base,
  settings: [...base.settings, 'rewindStep'],
};

export default lateRewound;
