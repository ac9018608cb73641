import type { SimdLayer } from '../layer';
import { floorOf, type Placing } from '../plan/operations';
import type { Stage } from '../stages/stage';

export default {
  id: 'residual',
  plan({ block }, from, plan) {
    const { buffers } = plan;
    const second = plan.add({
      kind: 'fork',
      from,
      to: plan.like(from, { valuesOf: from }),
      keepsOutput: true,
      elementwise: true,
      place: forkStage,
    });
    const ends = [plan.follow(block.body, from), plan.follow(block.shortcut, second)];
    const alike = buffers[ends[0]].layout === buffers[ends[1]].layout;
    const [body, other] = alike ? ends : ends.map(plan.asImage);
    const to = plan.like(body, { gradient: buffers[body].gradient || buffers[other].gradient });
    return plan.add({
      kind: 'add',
      from: body,
      other,
      to,
      relu: false,
      elementwise: true,
      place: (placing) => addStage(placing, placing.activationOf(other).value, placing.activationOf(other).gradient),
    });
  },
} satisfies SimdLayer<'residual'>;

/** A second reader of the input: the output shares its values, and adds its gradient. */
const forkStage = ({ kernels, input, output }: Placing): Stage => ({
  forward: () => {},
  backward: () => {
    if (input.gradient === 0) return;
    kernels.add(input.gradient, input.gradient, output.gradient, input.bytes, floorOf(false));
  },
});

/** body + shortcut */
const addStage = ({ kernels, input, output, relu }: Placing, shortcut: number, shortcutGradient: number): Stage => ({
  forward: () => kernels.add(output.value, input.value, shortcut, output.bytes, floorOf(relu)),
  backward: () => {
    if (output.gradient === 0) return;
    const { value, gradient, bytes } = output;
    kernels.addGradient(input.gradient, shortcutGradient, gradient, relu ? value : 0, bytes);
  },
});
