import type { SimdLayer } from '../layer';
import { planActivation } from '../stages/activation';

const tanh: SimdLayer<'tanh'> = {
  id: 'tanh',
  plan: (_node, from, plan) => planActivation('tanh', from, plan),
};

export default tanh;
