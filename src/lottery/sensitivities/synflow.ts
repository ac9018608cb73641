import { sizes, timesInPlace } from '../numbers';
import type { Sensitivity } from '.';

/** |θ₀| ⊙ ∂R/∂|θ₀|: the weight's share in all that flows through the network. Tanaka et al. 2020. */
const synflow: Sensitivity = {
  id: 'synflow',
  order: 3,
  version: 1,
  needs: ['flow'],
  passes: 100,
  *of(theta, probe) {
    const size = sizes(theta);
    return timesInPlace(size, yield* probe.flow(size));
  },
};

export default synflow;
