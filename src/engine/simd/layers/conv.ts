import type { SimdLayer } from '../layer';
import { slideAlong } from '../../../models/windows';
import { convolution } from '../stages/convolution';
import { inputFrame, outputFrame } from '../stages/windows';

export default {
  id: 'conv',
  plan({ layer, parameters }, before, plan) {
    const { size, stride, padding, filters } = layer;
    const from = plan.asImage(before);
    const input = plan.buffers[from];
    const vertical = slideAlong(input.rows, size, stride, padding);
    const horizontal = slideAlong(input.columns, size, stride, padding);
    const to = plan.create({
      rows: vertical.outputs,
      columns: horizontal.outputs,
      channels: filters,
      layout: 'image',
      gradient: true,
    });
    for (const axis of [vertical, horizontal]) {
      input.frame = Math.max(input.frame, inputFrame(axis));
      if (!input.gradient) continue;
      plan.buffers[to].frame = Math.max(plan.buffers[to].frame, outputFrame(axis, size, stride));
    }
    const geometry = { size, stride, vertical, horizontal, hasBias: layer.bias };
    const [kernel] = parameters;
    return plan.add({
      kind: 'conv',
      from,
      to,
      parameters,
      relu: false,
      readsBack: ['input'],
      hasKernel: true,
      place: (placing) => convolution({ ...placing, geometry, mask: placing.maskOf(kernel) }),
    });
  },
} satisfies SimdLayer<'conv'>;
