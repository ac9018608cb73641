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
  { masks, rest, dropoutSeed = 0 }: Pick<TrainerSettings, 'masks' | 'rest' | 'dropoutSeed'>,
  lanes: number,
  data: ResidentData,
  arena: Arena,
  kernels: Kernels,
): PlacedNetwork {
  const activations = placeActivations(plan.buffers, lanes, arena);
  const held = masks.map((mask, at) => mask && heldPlaces(mask, rest?.[at]));
  const known: Known = {
    densityOf(parameter) {
      const places = held[parameter] ?? null;
      return places === null ? 1 : countSurvivors(places, places.length) / places.length;
    },
    // only the network's own input is worth skipping zeros in
    zerosOf: (buffer) => (buffer === plan.input ? data.zeros : 0),
  };
  const unlessFull = (mask: Uint8Array | null): Uint8Array | null => (mask?.includes(0) ? mask : null);
  const heldOf = (parameter: number): Uint8Array | null => unlessFull(held[parameter]);
  const trainedOf = (parameter: number): Uint8Array | null => unlessFull(masks[parameter]);
  const listVectors = plan.operations.every(
    (operation) => operation.from !== plan.input || operation.readsVectors?.(known) === true,
  );
  const input = placeInput(activations[plan.input], lanes, listVectors, data, arena, kernels);
  const { vectorStarts } = input;
  const at = (buffer: number | null = null): Activation | null => (buffer === null ? null : activations[buffer]);
  const scratch = createScratch(arena);
  const common = { ...known, scratch, arena, kernels, lanes, heldOf, trainedOf, vectorStarts, dropoutSeed };
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

/** Places of a kernel that hold a number: what is left, and whose rest is not 0; the mask itself where that is all. */
function heldPlaces(mask: Uint8Array, rest?: Float32Array): Uint8Array {
  const isHeld = (value: number, at: number): boolean => mask[at] === 0 && value !== 0;
  return rest?.some(isHeld) ? mask.map((kept, at) => (kept || isHeld(rest[at], at) ? 1 : 0)) : mask;
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
