import { timesInPlace } from '../../../../../src/lottery/numbers';
import type { Sensitivity } from '../../../../../src/lottery/sensitivities';

/** θ₀ ⊙ ∂R/∂|θ₀|, with the signs of the weights, in three passes. */
const signedFlow: Sensitivity = {
  id: 'signed-flow',
  order: 99,
  version: 1,
  needs: ['flow'],
  passes: 3,
  *of(theta, probe) {
    return timesInPlace(theta, yield* probe.flow(theta));
  },
};
export default signedFlow;
