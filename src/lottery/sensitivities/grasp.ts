import { timesInPlace } from '../numbers';
import type { Sensitivity } from '.';

/**
 * θ₀ ⊙ Hg with its sign, the largest kept: without the lowest the gradient flow is largest. The authors' code *removes*
 * the largest −θ₀ ⊙ Hg, which is the same. Wang et al. 2020.
 */
const grasp: Sensitivity = {
  id: 'grasp',
  order: 2,
  version: 1,
  needs: ['hessianGradient'],
  passes: 1,
  *of(theta, probe, masks) {
    return timesInPlace(theta, yield* probe.hessianGradient(theta, masks));
  },
};

export default grasp;
