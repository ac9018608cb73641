import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/**
 * Survivors go back to θ_k and train on at the schedule's last rate: where weights and rate may each go back or stay, the
 * corner that Renda et al. 2020 leave (their data have it as "lr_lottery"). k is that of "late-rewound", whatever the
 * steps of retraining: the two are then told apart by the rate alone.
 */
const base = iterativePruning('rewound-to-k', 'continued-at-final-rate');
const weightsRewoundLowRate: Method = {
  id: 'weights-rewound-low-rate',
  order: 5,
  ...base,
  settings: [...base.settings, 'rewindStep'],
};

export default weightsRewoundLowRate;
