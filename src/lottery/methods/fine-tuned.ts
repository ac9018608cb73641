import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/** Survivors keep θ_T and are trained on at the schedule's last rate (Han et al. 2015). */
const base = iterativePruning('kept', 'final-rate');
const fineTuned: Method = { id: 'fine-tuned', order: 2, ...base, settings: [...base.settings, 'retrainSteps'] };

export default fineTuned;
