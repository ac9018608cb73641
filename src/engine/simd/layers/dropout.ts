import type { SimdLayer } from '../layer';
import { dropoutKey, dropoutScale, dropoutThreshold } from '../../training/dropout';
import type { Placing } from '../plan/operations';
import type { Stage } from '../stages/stage';

export default {
  id: 'dropout',
  plan({ layer: { rate }, at }, from, plan) {
    const to = plan.like(from);
    return plan.add({
      kind: 'dropout',
      from,
      to,
      elementwise: true,
      givesUpGradient: true,
      place: (placing) => dropoutStage(placing, rate, at),
    });
  },
} satisfies SimdLayer<'dropout'>;

/** @param at the layer's number: each has masks of its own */
function dropoutStage({ kernels, input, output, dropoutSeed }: Placing, rate: number, at: number): Stage {
  const { groups, channels, rows, columns, group, channel, row, first } = output; // the input's, too
  const region = [groups, channels, rows, columns, group, channel, row];
  const [threshold, scale] = [dropoutThreshold(rate), dropoutScale(rate)];
  const drop = (to: number, from: number, step: number): void =>
    kernels.dropout(to + first, from + first, ...region, dropoutKey(dropoutSeed, at, step), threshold, scale);
  return {
    forward: ({ training, step }) => {
      if (training) drop(output.value, input.value, step);
      else kernels.dropout(output.value + first, input.value + first, ...region, 0, 0, 1);
    },
    backward: ({ step }) => {
      if (input.gradient !== 0) drop(input.gradient, output.gradient, step);
    },
  };
}
