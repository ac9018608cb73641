import { iterativePruning } from '../../../../../src/lottery/iterative-pruning';
import type { Method } from '../../../../../src/lottery/method';

/** Survivors go back to the signs of θ₀, not to its sizes. */
const signsRewound: Method = { id: 'signs-rewound', order: 99, ...iterativePruning('constant-signs', 'replayed') };
export default signsRewound;
