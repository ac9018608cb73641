import type { SimdLayer } from '../layer';
import { vectorBytes } from '../padding';
import type { Placing } from '../plan/operations';
import { storeVector } from '../stages/stored-whole';
import type { WeightStage } from '../stages/stage';

const EPSILON = 1e-5;

export default {
  id: 'layer-norm',
  plan: ({ parameters }, from, plan) =>
    plan.add({
      kind: 'layer-norm',
      from,
      to: plan.like(from, { gradient: true }),
      parameters,
      givesUpGradient: true,
      readsBack: ['input'],
      place: layerNormStage,
    }),
} satisfies SimdLayer<'layer-norm'>;

function layerNormStage({ arena, kernels, input, output }: Placing): WeightStage {
  const { channels: units, channel: pitch } = output; // the input's, too
  const places = vectorBytes(units) / 4;
  const [scale, shift] = [storeVector(units, places, arena), storeVector(units, places, arena)];
  const [means, inverses] = [arena.reserve(pitch), arena.reserve(pitch)];
  const sizes = [means, inverses, units, pitch];
  return {
    blocks: [scale.block, shift.block],
    write: (scales, shifts) => {
      scale.write(scales);
      shift.write(shifts);
    },
    read: (...of) => [scale.read(...of), shift.read(...of)],
    forward: () => kernels.layerNorm(output.value, input.value, scale.weights, shift.weights, ...sizes, EPSILON),
    backward: () => {
      const slopes = [scale.gradients, shift.gradients];
      kernels.layerNormGradient(input.gradient, output.gradient, input.value, scale.weights, ...slopes, ...sizes);
    },
  };
}
