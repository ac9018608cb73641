import type { LayerOf } from '../../../models/layer';
import type { SimdLayer } from '../layer';
import { paddedRows } from '../padding';
import type { Placing } from '../plan/operations';
import { transposed } from '../places';
import { storeWhole } from '../stages/stored-whole';
import type { WeightStage } from '../stages/stage';

export default {
  id: 'embedding',
  plan({ layer, from: [positions], parameters }, from, plan) {
    return plan.add({
      kind: 'embedding',
      from,
      to: plan.units(layer.units, positions),
      parameters,
      readsBack: ['input'],
      place: (placing) => embeddingStage(placing, layer, parameters[0]),
    });
  },
} satisfies SimdLayer<'embedding'>;

/** The table lies [unit][token], so that what all lanes of a unit look up is at hand. */
function embeddingStage(placing: Placing, layer: LayerOf<'embedding'>, parameter: number): WeightStage {
  const { tokens } = layer;
  const { arena, kernels, input, output } = placing;
  const { channels: units, positions } = output;
  const trained = placing.trainedOf(parameter);
  const turned = { inputs: units, outputs: tokens, trained: trained && transposed(trained, units, trained.slice()) };
  const row = paddedRows(tokens);
  const table = storeWhole(turned, units, row, arena, layer.prunable);
  const [row4, lanes] = [row * 4, positions * placing.lanes];
  return {
    blocks: [table.block],
    write: (values) => table.write(transposed(values, units, values.slice())),
    read: (...of) => {
      const values = table.read(...of);
      return [transposed(values, tokens, values.slice())];
    },
    forward: () => kernels.embed(output.value, input.value, table.weights, units, row4, lanes, output.channel),
    backward: () =>
      kernels.embedGradient(table.gradients, output.gradient, input.value, units, row4, lanes, output.channel),
  };
}
