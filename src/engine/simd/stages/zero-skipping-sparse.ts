import { storeSurvivors } from './stored-survivors';
import { survivorsByInput } from './survivors';
import type { DenseSettings } from './dense-settings';
import type { WeightStage } from './stage';

/**
 * A masked first layer over inputs that are mostly zeros: survivors in the order of inputs, and
 * only the vectors of four examples that are not all zero.
 */
export function zeroSkippingSparseStage(settings: DenseSettings, vectorStarts: number): WeightStage {
  const { kernels, inputs, outputs, lanes, held, input, output } = settings;
  const survivors = survivorsByInput(held, inputs, outputs);
  const { weights, gradients, bias, lists, layer, biasGradient } = storeSurvivors(settings, survivors);
  return {
    ...layer,
    forward: () => {
      kernels.broadcastBias(output.value, bias, outputs, lanes);
      kernels.scatterForward(output.value, input.value, weights, lists.starts, lists.rows, inputs, lanes, vectorStarts);
    },
    backward: () => {
      kernels.gatherWeightGradient(
        gradients,
        input.value,
        output.gradient,
        lists.starts,
        lists.rows,
        inputs,
        lanes,
        vectorStarts,
      );
      biasGradient();
    },
  };
}
