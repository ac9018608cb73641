import { sizesInPlace, timesInPlace } from '../numbers';
import type { Sensitivity } from '.';

/** |g ⊙ θ₀|: how much the loss changes where the weight is taken away. Lee et al. 2019. */
const snip: Sensitivity = {
  id: 'snip',
  order: 1,
  version: 1,
  needs: ['gradient'],
  passes: 1,
  *of(theta, probe) {
    return sizesInPlace(timesInPlace(theta, yield* probe.gradient(theta)));
  },
};

export default snip;
