import type { SimdLayer } from '../layer';
import { planActivation } from '../stages/activation';

export default {
  id: 'tanh',
  plan: (_node, from, plan) => planActivation('tanh', from, plan),
} satisfies SimdLayer<'tanh'>;
