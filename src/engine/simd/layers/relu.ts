import type { SimdLayer } from '../layer';
import { planActivation } from '../stages/activation';

export default {
  id: 'relu',
  plan: (_node, from, plan) => planActivation('relu', from, plan),
} satisfies SimdLayer<'relu'>;
