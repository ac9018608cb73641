import { reserveLists, storeSurvivors } from './stored-survivors';
import { blockBounds, entriesByOutput, survivorsByInput, survivorsByOutput, type Survivors } from './survivors';
import type { DenseSettings } from './dense-settings';
import type { WeightStage } from './stage';

/** Bytes of inputs that mostly stay in the second-level cache, and survivors of an output that are worth a block. */
const [CACHED, ENTRIES] = [256 * 1024, 24];

/** In how many blocks of inputs the survivors of all outputs are done; the order of sums is the same. */
function blocksOf(survivors: Survivors, inputs: number, outputs: number, lanes: number): number {
  const blocks = Math.ceil((inputs * lanes * 4) / CACHED);
  return Math.max(Math.min(blocks, Math.floor(survivors.places.length / outputs / ENTRIES)), 1);
}

/** A masked layer as survivors in the order of outputs: cost is proportional to survivors. */
export function sparseStage(settings: DenseSettings): WeightStage {
  const { arena, kernels, inputs, outputs, lanes, held, input, output } = settings;
  const byInput = survivorsByInput(held, inputs, outputs);
  const byOutput = survivorsByOutput(byInput, outputs);
  const { weights, gradients, bias, lists, layer, biasGradient } = storeSurvivors(settings, byOutput);
  const blocks = blocksOf(byOutput, inputs, outputs, lanes);
  const bounds = arena.reserve((blocks + 1) * outputs * 4);
  const boundsOf = (block: number): number[] => [block, block + 1].map((at) => bounds + at * outputs * 4);
  // the way back needs the same weights in the order of inputs
  const back = input.gradient === 0 ? null : reserveLists(byInput, lanes, arena);
  const places = back === null ? 0 : arena.reserve(byInput.places.length * 4);
  return {
    ...layer,
    write: (kernel, biases) => {
      layer.write(kernel, biases);
      arena.words(bounds, (blocks + 1) * outputs).set(blockBounds(byOutput, inputs, outputs, blocks));
      if (back === null) return;
      back.write();
      const offsets = entriesByOutput(byInput, byOutput.starts).map((entry) => entry * 4);
      arena.words(places, offsets.length).set(offsets);
    },
    forward: () => {
      for (let block = 0; block < blocks; block += 1) {
        const region = [...boundsOf(block), lists.rows, outputs, lanes];
        kernels.sparseForward(output.value, input.value, weights, block === 0 ? bias : 0, ...region);
      }
    },
    backward: () => {
      for (let block = 0; block < blocks; block += 1) {
        const region = [...boundsOf(block), lists.rows, outputs, lanes];
        kernels.sparseWeightGradient(gradients, input.value, output.gradient, ...region);
      }
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
