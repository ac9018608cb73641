import type { SimdLayer } from '../layer';

export default {
  id: 'flatten',
  plan: (_node, from, plan) => {
    if (plan.buffers[from].positions > 1) throw new Error('The simd engine lays no sequences flat.');
    return plan.asFlat(from);
  },
} satisfies SimdLayer<'flatten'>;
