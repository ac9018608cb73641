import { trainingMasks } from '../mask-training';
import type { Method } from '../method';

/** Supermasks that are drawn from trained chances (Zhou et al. 2019, §5.2). */
const bernoulliMasks: Method = { id: 'bernoulli-masks', order: 41, ...trainingMasks('bernoulli') };

export default bernoulliMasks;
