import { paddedRows, vectorBytes } from './padding';
import {
  entriesByOutput,
  survivorsByInput,
  survivorsByOutput,
  type Survivors,
} from './survivors';
import type { LayerSettings, WeightLayer } from './weight-layer';

/** The memory every list of survivors needs, and what is the same in both sparse layers. */
function storeSurvivors(
  { arena, kernels, inputs, outputs, lanes, output }: LayerSettings,
  survivors: Survivors,
): {
  readonly weights: number;
  readonly gradients: number;
  readonly bias: number;
  readonly lists: Lists;
  readonly layer: Pick<WeightLayer, 'blocks' | 'write' | 'read'>;
  biasGradient(): void;
} {
  const count = survivors.places.length;
  const rows = paddedRows(outputs);
  const bytes = vectorBytes(count);
  const weights = arena.reserve(bytes);
  const gradients = arena.reserve(bytes);
  const bias = arena.reserve(rows * 4);
  const biasGradients = arena.reserve(rows * 4);
  const lists = reserveLists(survivors, lanes, arena);
  return {
    weights,
    gradients,
    bias,
    lists,
    biasGradient: () => kernels.biasGradient(biasGradients, output.gradient, rows, lanes),
    layer: {
      blocks: [
        { weights, gradients, mask: 0, bytes, decays: true },
        { weights: bias, gradients: biasGradients, mask: 0, bytes: rows * 4, decays: false },
      ],
      write: (kernel, biases) => {
        lists.write();
        const stored = arena.floats(weights, count);
        survivors.places.forEach((place, entry) => {
          stored[entry] = kernel[place];
        });
        arena.floats(bias, outputs).set(biases);
      },
      read: (what) => {
        const stored = arena.floats(what === 'weights' ? weights : gradients, count);
        const kernel = new Float32Array(inputs * outputs);
        survivors.places.forEach((place, entry) => {
          kernel[place] = stored[entry];
        });
        return [kernel, arena.floats(what === 'weights' ? bias : biasGradients, outputs).slice()];
      },
    },
  };
}

/** `starts` and row offsets (bytes into the activation at the other end), as the kernels read them. */
interface Lists {
  readonly starts: number;
  readonly rows: number;
  write(): void;
}

function reserveLists(survivors: Survivors, lanes: number, arena: LayerSettings['arena']): Lists {
  const starts = arena.reserve(survivors.starts.length * 4);
  const rows = arena.reserve(survivors.ends.length * 4);
  return {
    starts,
    rows,
    write: () => {
      arena.words(starts, survivors.starts.length).set(survivors.starts);
      const offsets = arena.words(rows, survivors.ends.length);
      survivors.ends.forEach((end, entry) => {
        offsets[entry] = end * lanes * 4;
      });
    },
  };
}

/** A masked layer as survivors in the order of outputs: cost is proportional to survivors. */
export function sparseLayer(settings: LayerSettings): WeightLayer {
  const { arena, kernels, inputs, outputs, lanes, mask, input, output } = settings;
  const byInput = survivorsByInput(mask, inputs, outputs);
  const byOutput = survivorsByOutput(byInput, outputs);
  const { weights, gradients, bias, lists, layer, biasGradient } = storeSurvivors(
    settings,
    byOutput,
  );
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
      kernels.sparseForward(
        output.value,
        input.value,
        weights,
        bias,
        lists.starts,
        lists.rows,
        outputs,
        lanes,
      ),
    backward: () => {
      kernels.sparseWeightGradient(
        gradients,
        input.value,
        output.gradient,
        lists.starts,
        lists.rows,
        outputs,
        lanes,
      );
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
