import { reserveLists, storeSurvivors } from './stored-survivors';
import { entriesByOutput, survivorsByInput, survivorsByOutput } from './survivors';
import type { DenseSettings } from './dense-settings';
import type { WeightStage } from './stage';

/** A masked layer as survivors in the order of outputs: cost is proportional to survivors. */
export function sparseStage(settings: DenseSettings): WeightStage {
  const { arena, kernels, inputs, outputs, lanes, held, input, output } = settings;
  const byInput = survivorsByInput(held, inputs, outputs);
  const byOutput = survivorsByOutput(byInput, outputs);
  const { weights, gradients, bias, lists, layer, biasGradient } = storeSurvivors(settings, byOutput);
  // the way back needs the same weights in the order of inputs
  const back = input.gradient === 0 ? null : reserveLists(byInput, lanes, arena);
  const places = back === null ? 0 : arena.reserve(byInput.places.length * 4);
  return {
    ...layer,
    write: (kernel, biases) => {
      layer.write(kernel, biases);
      if (back === null) return;
      back.write();
      const offsets = entriesByOutput(byInput, byOutput.starts).map((entry) => entry * 4);
      arena.words(places, offsets.length).set(offsets);
    },
    forward: () =>
      kernels.sparseForward(output.value, input.value, weights, bias, lists.starts, lists.rows, outputs, lanes),
    backward: () => {
      kernels.sparseWeightGradient(gradients, input.value, output.gradient, lists.starts, lists.rows, outputs, lanes);
      biasGradient();
      if (back === null) return;
      kernels.sparseInputGradient(
        input.gradient,
        output.gradient,
        weights,
        places,
        back.starts,
        back.rows,
        inputs,
        lanes,
      );
    },
  };
}
