import type { SimdLayer } from '../layer';
import { VECTOR } from '../padding';
import type { Placing } from '../plan/operations';
import type { Stage } from '../stages/stage';

export default {
  id: 'attention',
  plan: ({ layer: { heads }, to: [positions, units] }, from, plan) =>
    plan.add({
      kind: 'attention',
      from,
      to: plan.units(units, positions),
      readsBack: ['input'],
      place: (placing) => attentionStage(placing, heads),
    }),
} satisfies SimdLayer<'attention'>;

/** The weights of every head are kept for the way back: lanes · heads · T² numbers. */
function attentionStage({ arena, kernels, lanes, scratch, input, output }: Placing, heads: number): Stage {
  const { positions, channel: pitch } = output; // the input's, too
  const width = output.channels / heads;
  const table = arena.reserve(lanes * heads * positions * positions * 4);
  // seven of one head, four lanes at a time, and a row of weights
  scratch.need((7 * width + 1) * positions * VECTOR);
  const sizes = [heads, width, positions, lanes, pitch, 1 / Math.sqrt(width)];
  return {
    forward: () => kernels.attend(output.value, input.value, table, scratch.at, ...sizes),
    backward: () => {
      if (input.gradient === 0) return;
      kernels.attendGradient(input.gradient, output.gradient, input.value, table, scratch.at, ...sizes);
    },
  };
}
