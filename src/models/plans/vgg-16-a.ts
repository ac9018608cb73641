import type { PruningPlan } from '../plan';

/** Half of the filters of the first convolution and of the last six (Li et al. 2017, Table 1, "VGG-16-pruned-A"). */
const vgg16A: PruningPlan = {
  id: 'vgg-16-a',
  order: 1,
  architecture: 'vgg-16-dense',
  removed: (conv) => (conv === 1 || conv >= 8 ? 0.5 : 0),
};

export default vgg16A;
