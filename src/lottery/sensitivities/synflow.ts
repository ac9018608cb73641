import { sizesInPlace, timesInPlace } from '../numbers';
import type { Sensitivity } from '.';

/** |θ₀| ⊙ ∂R/∂|θ₀|: the weight's share in all that flows through the network. Tanaka et al. 2020. */
const synflow: Sensitivity = {
  id: 'synflow',
  order: 3,
  version: 1,
  needs: ['flow'],
  passes: 100,
  *of(theta, probe) {
    // what flows is never negative: the size of the product is the product with the size
    return sizesInPlace(timesInPlace(theta, yield* probe.flow(theta)));
  },
};

export default synflow;
