import type { SimdLayer } from '../layer';
import type { Placing } from '../plan/operations';
import type { Stage } from '../stages/stage';

export default {
  id: 'pad-channels',
  plan({ layer: { channels } }, before, plan) {
    const from = plan.asImage(before);
    const { rows, columns, gradient } = plan.buffers[from];
    const to = plan.create({ rows, columns, channels, layout: 'image', gradient });
    return plan.add({ kind: 'pad-channels', from, to, elementwise: true, place: padStage });
  },
} satisfies SimdLayer<'pad-channels'>;

/** The channels of the input, then channels that stay 0 as the memory was given. */
function padStage({ arena, input, output }: Placing): Stage {
  const bytes = input.channels * input.channel; // of one group; frames are of one width
  const copy = (to: number, toGroup: number, from: number, fromGroup: number): void => {
    for (let group = 0; group < input.groups; group += 1) {
      arena.bytes(to + group * toGroup, bytes).set(arena.bytes(from + group * fromGroup, bytes));
    }
  };
  return {
    forward: () => copy(output.value, output.group, input.value, input.group),
    backward: () => {
      if (input.gradient === 0) return;
      copy(input.gradient, input.group, output.gradient, output.group);
    },
  };
}
