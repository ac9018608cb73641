import type { Method } from '../method';
import { pruningBySensitivity } from '../pruning-before';

/** GraSP: what the gradient flow would miss most (Wang et al. 2020). */
const grasp: Method = { id: 'grasp', order: 23, ...pruningBySensitivity('grasp') };

export default grasp;
