import type { Operation, Placing } from '../plan/operations';
import type { Plan } from '../plan/plan-buffers';
import type { Stage } from './stage';

/** May an activation change the output in place? */
const givesUpOutput = ({ keepsOutput, relu }: Operation): boolean => !keepsOutput && !relu;

/** Adds relu or tanh: in place, or as a part of the operation before, where that allows it. */
export function planActivation(kind: 'relu' | 'tanh', from: number, plan: Plan): number {
  const { operations } = plan;
  const at = operations.findLastIndex(({ to }) => to === from);
  const before = operations[at];
  const shared = plan.buffers.some(({ valuesOf }) => valuesOf === from);
  const inPlace = at >= 0 && givesUpOutput(before) && !shared;
  if (inPlace && kind === 'relu' && before.relu !== undefined) {
    operations[at] = { ...before, relu: true };
    return from;
  }
  const to = inPlace ? from : plan.like(from);
  const place = (placing: Placing): Stage => activationStage(kind, placing);
  return plan.add({
    kind,
    from,
    to,
    keepsOutput: true,
    readsBack: ['output'],
    elementwise: true,
    givesUpGradient: true,
    place,
  });
}

/** Input and output may be the same. */
function activationStage(kind: 'relu' | 'tanh', { kernels, input, output }: Placing): Stage {
  const [ahead, back] = kind === 'relu' ? [kernels.relu, kernels.reluGradient] : [kernels.tanh, kernels.tanhGradient];
  return {
    forward: () => ahead(output.value, input.value, output.bytes),
    backward: () => {
      if (input.gradient === 0) return;
      back(input.gradient, output.gradient, output.value, output.bytes);
    },
  };
}
