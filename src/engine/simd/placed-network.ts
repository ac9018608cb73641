import type { TrainerSettings } from '../engine';
import { placeActivation, type Activation } from './activation';
import type { Arena } from './arena';
import { placeInput, type InputStage } from './input-stage';
import type { Kernels } from './kernel-module';
import { batchNormLayer } from './layers/batch-norm-layer';
import { convLayer } from './layers/conv-layer';
import { denseLayer } from './layers/dense-layer';
import {
  activationStage,
  addStage,
  dropoutStage,
  forkStage,
  padChannelsStage,
  poolStage,
  rearrangeStage,
} from './layers/plain-stages';
import { sparseLayer } from './layers/sparse-layer';
import { countSurvivors } from './layers/survivors';
import type { LayerSettings, Stage, WeightLayer } from './layers/weight-layer';
import { zeroSkippingSparseLayer } from './layers/zero-skipping-sparse-layer';
import type { NetworkPlan, Operation } from './plan/operations';
import { choosePath, type Path } from './plan/paths';
import type { ResidentData } from './resident-data';

/** A network placed in memory. */
export interface PlacedNetwork {
  readonly input: InputStage;
  readonly logits: Activation;
  readonly stages: readonly Stage[];
  /** the stages with parameters, and where those are in Network.parameters */
  readonly layers: readonly { readonly parameters: readonly number[]; readonly layer: WeightLayer }[];
}

/** Reserves the activations and layers of a network for `lanes` examples at a time. */
export function placeNetwork(
  plan: NetworkPlan,
  { masks, dropoutSeed = 0 }: Pick<TrainerSettings, 'masks' | 'dropoutSeed'>,
  lanes: number,
  data: ResidentData,
  arena: Arena,
  kernels: Kernels,
): PlacedNetwork {
  const activations: Activation[] = [];
  for (const buffer of plan.buffers) {
    const shared = buffer.valuesOf === null ? null : activations[buffer.valuesOf];
    activations.push(placeActivation(buffer, lanes, arena, shared));
  }
  /** Fraction of a kernel's weights left. */
  const densityOf = (kernel: number): number => {
    const mask = masks[kernel] ?? null;
    return mask === null ? 1 : countSurvivors(mask, mask.length) / mask.length;
  };
  /** The mask of a kernel; null when it keeps everything, which saves reading it in every step. */
  const maskOf = (kernel: number): Uint8Array | null => (densityOf(kernel) === 1 ? null : masks[kernel]);
  /** Path of a dense layer; only the network's own input is worth skipping zeros in. */
  const pathOf = ({ from, kernel }: Extract<Operation, { kind: 'dense' }>): Path =>
    choosePath(densityOf(kernel), from === plan.input ? data.zeros : 0);
  const listVectors = plan.operations.every(
    (operation) =>
      operation.from !== plan.input || (operation.kind === 'dense' && pathOf(operation) === 'zero-skipping-sparse'),
  );
  const input = placeInput(activations[plan.input], lanes, listVectors, data, arena, kernels);
  const layers: PlacedNetwork['layers'][number][] = [];
  const parametric = (layer: WeightLayer, ...parameters: number[]): Stage => {
    layers.push({ parameters, layer });
    return layer;
  };

  const place = (operation: Operation): Stage => {
    const [from, to] = [activations[operation.from], activations[operation.to]];
    switch (operation.kind) {
      case 'dense': {
        const { kernel } = operation;
        const [inputs, outputs] = [from.channels, to.channels];
        const mask = maskOf(kernel);
        const settings = { arena, kernels, inputs, outputs, lanes, mask, input: from, output: to };
        const layer = placeDense(settings, pathOf(operation), input.vectorStarts);
        return parametric(layer, kernel, kernel + 1);
      }
      case 'conv': {
        const { kernel, bias } = operation;
        const mask = maskOf(kernel);
        const layer = convLayer({ arena, kernels, operation, mask, input: from, output: to });
        return bias === null ? parametric(layer, kernel) : parametric(layer, kernel, bias);
      }
      case 'batch-norm': {
        const { parameter: at, relu } = operation;
        const layer = batchNormLayer(arena, kernels, relu, from, to);
        return parametric(layer, at, at + 1, at + 2, at + 3);
      }
      case 'relu':
      case 'tanh':
        return activationStage(kernels, operation.kind, from, to);
      case 'max-pool':
      case 'average-pool':
        return poolStage(kernels, operation, from, to);
      case 'flatten':
      case 'image':
        return rearrangeStage(kernels, operation.kind, from, to);
      case 'dropout':
        return dropoutStage(kernels, dropoutSeed, operation, from, to);
      case 'fork':
        return forkStage(kernels, from, to);
      case 'pad-channels':
        return padChannelsStage(arena, from, to);
      case 'add':
        return addStage(kernels, operation, from, activations[operation.other], to);
      default:
        throw new Error(`Unknown operation ${JSON.stringify(operation satisfies never)}.`);
    }
  };
  const stages = plan.operations.map(place);
  return { input, logits: activations[plan.logits], stages, layers };
}

function placeDense(settings: LayerSettings, path: Path, vectorStarts: number): WeightLayer {
  switch (path) {
    case 'dense':
      return denseLayer(settings, false);
    case 'zero-skipping-dense':
      return denseLayer(settings, true);
    case 'sparse':
      return sparseLayer(settings);
    case 'zero-skipping-sparse':
      return zeroSkippingSparseLayer(settings, vectorStarts);
    default:
      throw new Error(`Unknown path ${path satisfies never}.`);
  }
}
