import type { LayerOf } from '../../../models/layer';
import type { SimdLayer } from '../layer';
import { paddedRows } from '../padding';
import type { Placing } from '../plan/operations';
import { transposed } from '../places';
import { storeWhole } from '../stages/stored-whole';
import type { WeightStage } from '../stages/stage';

export default {
  id: 'positions',
  plan: ({ layer, parameters }, from, plan) =>
    plan.add({
      kind: 'positions',
      from,
      to: plan.like(from, { gradient: true }),
      parameters,
      givesUpGradient: true,
      place: (placing) => positionsStage(placing, layer, parameters[0]),
    }),
} satisfies SimdLayer<'positions'>;

/** What is added lies [unit][position]; its slopes are those of the output, which stay there. */
function positionsStage(placing: Placing, layer: LayerOf<'positions'>, parameter: number): WeightStage {
  const { arena, kernels, lanes, input, output } = placing;
  const { channels: units, positions, channel: pitch } = output;
  const trained = placing.trainedOf(parameter);
  const turned = {
    inputs: units,
    outputs: positions,
    trained: trained && transposed(trained, units, trained.slice()),
  };
  const row = paddedRows(positions);
  const added = storeWhole(turned, units, row, arena, layer.prunable);
  const sizes = [units, positions, row * 4, lanes, pitch];
  return {
    blocks: [added.block],
    write: (values) => added.write(transposed(values, units, values.slice())),
    read: (...of) => {
      const values = added.read(...of);
      return [transposed(values, positions, values.slice())];
    },
    forward: () => kernels.addPositions(output.value, input.value, added.weights, ...sizes),
    backward: () => {
      kernels.positionsGradient(added.gradients, output.gradient, ...sizes);
      if (input.gradient === 0 || input.gradient === output.gradient) return;
      kernels.addGradient(input.gradient, output.gradient, 0, output.bytes);
    },
  };
}
