import type { UnitScore } from '.';

/** The sum of squares: of |θ_T|, ranks as the L2 norm, which Li et al. 2017, §4.4, hold against the L1 norm. Signs stay. */
const l2Norm: UnitScore = { id: 'l2-norm', order: 2, version: 1, of: (score) => score * Math.abs(score) };

export default l2Norm;
