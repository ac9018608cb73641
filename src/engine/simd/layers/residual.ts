import type { SimdLayer } from '../layer';
import { floorOf, type Placing } from '../plan/operations';
import type { Plan } from '../plan/plan-buffers';
import type { Stage } from '../stages/stage';

export default {
  id: 'residual',
  plan({ block }, from, plan) {
    const second = forkFrom(from, plan);
    const ends = [plan.follow(block.body, from), plan.follow(block.shortcut, second)];
    const alike = plan.buffers[ends[0]].layout === plan.buffers[ends[1]].layout;
    const [body, other] = alike ? ends : ends.map(plan.asImage);
    return addTo(body, other, plan);
  },
} satisfies SimdLayer<'residual'>;

/** A second reader of `from`: a buffer with the same values, whose gradient joins that of `from` where this is passed on. */
function forkFrom(from: number, plan: Plan): number {
  const { operations } = plan;
  const to = plan.like(from, { valuesOf: from });
  const at = operations.findLastIndex((operation) => operation.to === from);
  if (operations[at]?.second === null) {
    operations[at] = { ...operations[at], second: to };
    return to;
  }
  return plan.add({ kind: 'fork', from, to, keepsOutput: true, elementwise: true, place: forkStage });
}

/** body + other: in the operation that gave the body, where that allows it, which then waits for the other. */
function addTo(body: number, other: number, plan: Plan): number {
  const { buffers, operations } = plan;
  const at = operations.findLastIndex(({ to }) => to === body);
  const shared = buffers.some(({ valuesOf }) => valuesOf === body);
  if (operations[at]?.other === null && !operations[at].relu && !shared) {
    const [operation] = operations.splice(at, 1);
    return plan.add({ ...operation, other });
  }
  const to = plan.like(body, { gradient: buffers[body].gradient || buffers[other].gradient });
  return plan.add({ kind: 'add', from: body, other, to, relu: false, elementwise: true, place: addStage });
}

/** The output shares the input's values, and adds its gradient. */
const forkStage = ({ kernels, input, output }: Placing): Stage => ({
  forward: () => {},
  backward: () => {
    if (input.gradient === 0) return;
    kernels.add(input.gradient, input.gradient, output.gradient, input.bytes, floorOf(false));
  },
});

/** What is added has the gradient of the output, which stays there. */
const addStage = ({ kernels, input, output, other, relu }: Placing): Stage => ({
  forward: () => kernels.add(output.value, input.value, other?.value ?? 0, output.bytes, floorOf(relu)),
  backward: () => {
    if (output.gradient === 0) return;
    kernels.addGradient(input.gradient, output.gradient, relu ? output.value : 0, output.bytes);
  },
});
