import type { SimdLayer } from '../layer';
import { planActivation } from '../stages/activation';

const relu: SimdLayer<'relu'> = {
  id: 'relu',
  plan: (_node, from, plan) => planActivation('relu', from, plan),
};

export default relu;
