import type { Method } from '../method';
import { pruningBySensitivity } from '../pruning-before';

/** SNIP: what the loss would miss most (Lee et al. 2019). */
const snip: Method = { id: 'snip', order: 22, ...pruningBySensitivity('snip') };

export default snip;
