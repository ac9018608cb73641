import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/** Survivors keep θ_T and are trained on at the schedule's last rate (Han et al. 2015). */
const fineTuned: Method = { id: 'fine-tuned', order: 2, ...iterativePruning('kept', 'final-rate') };

export default fineTuned;
