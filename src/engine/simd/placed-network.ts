import type { TrainerSettings } from '../engine';
import type { Arena } from './arena';
import { denseLayer } from './dense-layer';
import type { Kernels } from './kernel-module';
import type { NetworkPlan, Operation } from './network-plan';
import { paddedRows } from './padding';
import { choosePath } from './paths';
import { sparseLayer } from './sparse-layer';
import { countSurvivors } from './survivors';
import type { Activation, LayerSettings, WeightLayer } from './weight-layer';
import { zeroSkippingSparseLayer } from './zero-skipping-sparse-layer';

/** One operation of the network, placed in memory. */
export interface Stage {
  forward(): void;
  backward(): void;
}

/** A network placed in memory. */
export interface PlacedNetwork {
  /** address of the input [features][lanes] */
  readonly input: number;
  readonly logits: Activation;
  readonly stages: readonly Stage[];
  readonly layers: readonly { readonly kernel: number; readonly layer: WeightLayer }[];
}

/**
 * Reserves the activations and layers of a network for `lanes` examples at a time.
 * @param inputZeros fraction of zeros in the inputs
 */
export function placeNetwork(
  plan: NetworkPlan,
  masks: TrainerSettings['masks'],
  lanes: number,
  inputZeros: number,
  arena: Arena,
  kernels: Kernels,
): PlacedNetwork {
  const activation = (features: number): Activation => ({
    value: arena.reserve(paddedRows(features) * lanes * 4),
    gradient: arena.reserve(paddedRows(features) * lanes * 4),
  });
  const input = arena.reserve(paddedRows(plan.features) * lanes * 4);
  const stages: Stage[] = [];
  const layers: { kernel: number; layer: WeightLayer }[] = [];
  let last: Activation = { value: input, gradient: 0 };
  let previous: Operation | undefined;

  for (const operation of plan.operations) {
    if (operation.kind === 'dense') {
      const { inputs, outputs, kernel } = operation;
      const output = activation(outputs);
      const mask = masks[kernel] ?? null;
      const zeros = previous === undefined ? inputZeros : 0;
      const layer = placeLayer(
        { arena, kernels, inputs, outputs, lanes, mask, input: last, output },
        zeros,
      );
      stages.push(layer);
      layers.push({ kernel, layer });
      last = output;
    } else {
      // in place after a dense layer, whose own output nobody needs again
      const from = last;
      const to = previous?.kind === 'dense' ? from : activation(operation.features);
      const bytes = paddedRows(operation.features) * lanes * 4;
      const [ahead, back] =
        operation.kind === 'relu'
          ? [kernels.relu, kernels.reluGradient]
          : [kernels.tanh, kernels.tanhGradient];
      stages.push({
        forward: () => ahead(to.value, from.value, bytes),
        backward: () => {
          if (from.gradient !== 0) back(from.gradient, to.gradient, to.value, bytes);
        },
      });
      // the input wants no gradient, nor does what was made of it before the first dense layer
      last = from.gradient === 0 ? { value: to.value, gradient: 0 } : to;
    }
    previous = operation;
  }
  return { input, logits: last, stages, layers };
}

function placeLayer(settings: LayerSettings, inputZeros: number): WeightLayer {
  const size = settings.inputs * settings.outputs;
  const path = choosePath(countSurvivors(settings.mask, size) / size, inputZeros);
  switch (path) {
    case 'dense':
      return denseLayer(settings, false);
    case 'zero-skipping-dense':
      return denseLayer(settings, true);
    case 'sparse':
      return sparseLayer(settings);
    case 'zero-skipping-sparse':
      return zeroSkippingSparseLayer(settings);
    default:
      throw new Error(`Unknown path ${path satisfies never}.`);
  }
}
