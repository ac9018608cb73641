import type { UnitScore } from '.';

/** The sum: of |θ_T|, the L1 norm of Li et al. 2017, §3.1. */
const l1Norm: UnitScore = { id: 'l1-norm', order: 1, version: 1, of: (score) => score };

export default l1Norm;
