import type { SimdLayer } from '../layer';

export default {
  id: 'flatten',
  plan: (_node, from, plan) => plan.asFlat(from),
} satisfies SimdLayer<'flatten'>;
