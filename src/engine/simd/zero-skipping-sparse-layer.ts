import { storeSurvivors } from './stored-survivors';
import { survivorsByInput } from './survivors';
import type { LayerSettings, WeightLayer } from './weight-layer';

/**
 * A masked first layer over inputs that are mostly zeros: survivors in the order of inputs, and
 * only the vectors of four examples that are not all zero.
 */
export function zeroSkippingSparseLayer(settings: LayerSettings): WeightLayer {
  const { arena, kernels, inputs, outputs, lanes, mask, input, output } = settings;
  const survivors = survivorsByInput(mask, inputs, outputs);
  const { weights, gradients, bias, lists, layer, biasGradient } = storeSurvivors(
    settings,
    survivors,
  );
  const vectorStarts = arena.reserve((inputs + 1) * 4);
  const vectors = arena.reserve(inputs * lanes + 4); // one place is written before it is kept
  return {
    ...layer,
    forward: () => {
      kernels.scanVectors(input.value, inputs, lanes, vectorStarts, vectors);
      kernels.broadcastBias(output.value, bias, outputs, lanes);
      kernels.scatterForward(
        output.value,
        input.value,
        weights,
        lists.starts,
        lists.rows,
        inputs,
        lanes,
        vectorStarts,
      );
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
