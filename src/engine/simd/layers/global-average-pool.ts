import type { SimdLayer } from '../layer';
import { planPool } from '../stages/pool';

export default {
  id: 'global-average-pool',
  plan({ from: [height, width] }, from, plan) {
    return plan.asFlat(planPool({ kind: 'average-pool', height, width, stride: 1 }, plan.asImage(from), plan));
  },
} satisfies SimdLayer<'global-average-pool'>;
