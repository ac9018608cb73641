import type { SimdLayer } from '../layer';

const flatten: SimdLayer<'flatten'> = {
  id: 'flatten',
  plan: (_node, from, plan) => plan.asFlat(from),
};

export default flatten;
