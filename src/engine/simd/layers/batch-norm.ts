import type { SimdLayer } from '../layer';
import { batchNormStage } from '../stages/batch-norm';

export default {
  id: 'batch-norm',
  plan({ parameters }, before, plan) {
    const { rows, columns, positions } = plan.buffers[before];
    if (positions > 1) throw new Error('The simd engine has no batch-norm of sequences.');
    const from = rows * columns > 1 ? plan.asImage(before) : before;
    const to = plan.like(from, { gradient: true });
    return plan.add({
      kind: 'batch-norm',
      from,
      to,
      other: null,
      second: null,
      parameters,
      relu: false,
      elementwise: true,
      givesUpGradient: true,
      readsBack: ['input'],
      place: batchNormStage,
    });
  },
} satisfies SimdLayer<'batch-norm'>;
