import { iterativePruning } from '../iterative-pruning';
import type { Method } from '../method';

/** Iterative magnitude pruning: survivors go back to θ₀ (Frankle & Carbin 2019, §2). */
const imp: Method = { id: 'imp', order: 1, former: 'ticket', ...iterativePruning('rewound', 'replayed') };

export default imp;
