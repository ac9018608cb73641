import type { TrainerSettings } from '../engine';
import { placeActivations, type Activation } from './activation';
import type { Arena } from './arena';
import { placeInput, type InputStage } from './input-stage';
import type { Kernels } from './kernel-module';
import type { Known, NetworkPlan, Scratch } from './plan/operations';
import type { ResidentData } from './resident-data';
import type { Stage, WeightStage } from './stages/stage';
import { countSurvivors } from './stages/survivors';

/** A network placed in memory. */
interface PlacedNetwork {
  readonly input: InputStage;
  readonly logits: Activation;
  readonly stages: readonly Stage[];
  /** the stages with parameters, and where those are in Network.parameters, in that order */
  readonly layers: readonly { readonly parameters: readonly number[]; readonly layer: WeightStage }[];
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
  const activations = placeActivations(plan.buffers, lanes, arena);
  const known: Known = {
    densityOf(parameter) {
      const mask = masks[parameter] ?? null;
      return mask === null ? 1 : countSurvivors(mask, mask.length) / mask.length;
    },
    // only the network's own input is worth skipping zeros in
    zerosOf: (buffer) => (buffer === plan.input ? data.zeros : 0),
  };
  const maskOf = (parameter: number): Uint8Array | null => (known.densityOf(parameter) === 1 ? null : masks[parameter]);
  const listVectors = plan.operations.every(
    (operation) => operation.from !== plan.input || operation.readsVectors?.(known) === true,
  );
  const input = placeInput(activations[plan.input], lanes, listVectors, data, arena, kernels);
  const { vectorStarts } = input;
  const at = (buffer: number | null = null): Activation | null => (buffer === null ? null : activations[buffer]);
  const scratch = createScratch(arena);
  const common = { ...known, scratch, arena, kernels, lanes, maskOf, vectorStarts, dropoutSeed };
  const placed = plan.operations.map((operation) => {
    const { from, to, other, second, relu = false, parameters = [] } = operation;
    const readers = { other: at(other), second: at(second) };
    const stage = operation.place({ ...common, ...readers, input: activations[from], output: activations[to], relu });
    return { stage, parameters };
  });
  scratch.reserve();
  return {
    input,
    logits: activations[plan.logits],
    stages: placed.map(({ stage }) => stage),
    layers: placed
      .flatMap(({ stage, parameters }) => ('blocks' in stage ? [{ parameters, layer: stage }] : []))
      .toSorted((a, b) => a.parameters[0] - b.parameters[0]),
  };
}

/** Memory that stages share, as large as the largest need. */
function createScratch(arena: Arena): Scratch & { reserve(): void } {
  let bytes = 0;
  let at = 0;
  return {
    need: (needed) => {
      bytes = Math.max(bytes, needed);
    },
    get at() {
      return at;
    },
    reserve: () => {
      at = arena.reserve(bytes);
    },
  };
}
