import type { SimdLayer } from '.';

const flatten: SimdLayer<'flatten'> = {
  id: 'flatten',
  plan: (_node, from, plan) => plan.asFlat(from),
};

export default flatten;
