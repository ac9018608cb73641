import type { SimdLayer } from '../layer';
import { slideAlong } from '../../../models/windows';
import { listedConvolution } from '../stages/listed-convolution';
import { chooseConvolutionPath } from '../stages/paths';
import { inputFrame, outputFrame, tileFrames } from '../stages/windows';
import { wholeConvolution } from '../stages/whole-convolution';

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
    const fitsTiles = size === 3 && stride === 1;
    for (const axis of [vertical, horizontal]) {
      const frames = fitsTiles
        ? tileFrames(axis)
        : { input: inputFrame(axis), output: outputFrame(axis, size, stride) };
      input.frame = Math.max(input.frame, frames.input);
      plan.buffers[to].frame = Math.max(plan.buffers[to].frame, frames.output);
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
      place(placing) {
        const settings = { ...placing, geometry, held: placing.heldOf(kernel), trained: placing.trainedOf(kernel) };
        const sides = fitsTiles ? [vertical, horizontal].flatMap(({ inputs, outputs }) => [inputs, outputs]) : null;
        const path = chooseConvolutionPath(placing.densityOf(kernel), placing.input.channels, filters, sides);
        return path === 'whole' ? wholeConvolution(settings) : listedConvolution(settings, path === 'listed-tiled');
      },
    });
  },
} satisfies SimdLayer<'conv'>;
