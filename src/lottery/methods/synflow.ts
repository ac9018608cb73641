import type { Method } from '../method';
import { pruningBySensitivity } from '../pruning-before';

/** SynFlow: what flows most through the whole network, without looking at data (Tanaka et al. 2020). */
const synflow: Method = { id: 'synflow', order: 24, ...pruningBySensitivity('synflow') };

export default synflow;
