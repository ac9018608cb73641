import type { Method } from '../../../../../src/lottery/method';
import { pruningBySensitivity } from '../../../../../src/lottery/pruning-before';

/** The largest flow with the sign of the weight, before training. */
const signedFlow: Method = { id: 'signed-flow', order: 100, ...pruningBySensitivity('signed-flow') };
export default signedFlow;
