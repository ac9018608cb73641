/** A network asked and taught by the outputs it gives, beside a trainer on the same weights. */
import { applyMasks } from '../../lottery/masks';
import type { Policy, TrainerSettings } from '../engine';
import type { Arena } from './arena';
import type { Kernels } from './kernel-module';
import type { Optimizer } from './optimizer';
import { LANES } from './padding';
import { placeNetwork } from './placed-network';
import type { NetworkPlan } from './plan/operations';
import type { ResidentData, ResidentSplit } from './resident-data';
import type { Pass } from './stages/stage';

type Placed = ReturnType<typeof placeNetwork>;

/** What the policy has in common with its trainer. */
interface Trained {
  readonly plan: NetworkPlan;
  readonly settings: TrainerSettings;
  readonly data: ResidentData;
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly optimizer: Optimizer;
  /** for `lanes` examples at a time */
  readonly placed: Placed;
  readonly lanes: number;
  /** called before anything is done, with a reason to refuse it */
  checkOpen(): void;
  /** called after each update */
  updated(): void;
}

/** A network in memory, for so many observations at a time. */
interface Side {
  readonly placed: Placed;
  readonly lanes: number;
  readonly laneMask: number;
}

interface SimdPolicy extends Policy {
  /** The weights have changed, or another pass has gone over the trainer's activations. */
  readonly disturbed: () => void;
}

/**
 * Memory is taken at the first forward pass. A few observations, as many as act at a time, are not worth a pass over all
 * lanes: they have a copy of the network for LANES of them, whose weights follow.
 */
export function createPolicy(trained: Trained): SimdPolicy {
  const { plan, settings, data, arena, kernels, optimizer } = trained;
  const { batch, weights, masks, rest } = settings;
  let sides: ReturnType<typeof reserve> | null = null;
  let isFollowed = false;
  let last: { readonly side: Side; readonly pass: Pass } | null = null;

  const reserve = () => {
    const mark = arena.mark();
    const observed = arena.reserve(batch * plan.features * 4);
    const indices = arena.reserve(trained.lanes * 4);
    const sideOf = (placed: Placed, lanes: number): Side => ({ placed, lanes, laneMask: arena.reserve(lanes * 4) });
    const wide = sideOf(trained.placed, trained.lanes);
    const narrow =
      trained.lanes > LANES ? sideOf(placeNetwork(plan, settings, LANES, data, arena, kernels), LANES) : wide;
    arena.commit(mark);
    // lists of survivors are written with the weights, which follow
    if (narrow !== wide) {
      const stored = applyMasks(weights, masks, rest);
      for (const { parameters, layer } of narrow.placed.layers) layer.write(...parameters.map((at) => stored[at]));
    }
    arena.words(indices, batch).forEach((_, at, all) => {
      all[at] = at;
    });
    const observations: ResidentSplit = { count: batch, inputs: observed, labels: 0, asBytes: false };
    return { observations, indices, wide, narrow, outputs: new Float32Array(batch * plan.classes) };
  };

  /** The weights of the narrow copy are those that are trained. */
  const follow = ({ wide, narrow }: ReturnType<typeof reserve>): void => {
    if (isFollowed || narrow === wide) return;
    narrow.placed.layers.forEach(({ layer }, at) => {
      layer.blocks.forEach(({ weights, bytes }, index) => {
        const source = trained.placed.layers[at].layer.blocks[index];
        arena.bytes(weights, bytes).set(arena.bytes(source.weights, bytes));
      });
    });
    isFollowed = true;
  };

  const run = ({ observations, indices }: ReturnType<typeof reserve>, side: Side, count: number): Pass => {
    const { placed, lanes, laneMask } = side;
    arena.words(laneMask, lanes).fill(0xffffffff, 0, count).fill(0, count);
    const pass: Pass = { count, laneMask, training: false, updates: false, step: 0 };
    placed.input.gather(observations, indices, count);
    for (const stage of placed.stages) stage.forward(pass);
    last = { side, pass };
    return pass;
  };

  return {
    disturbed: () => {
      isFollowed = false;
      last = null;
    },
    forward(observed, count) {
      trained.checkOpen();
      if (!(count >= 1 && count <= batch)) throw new Error(`A pass takes 1 to ${batch} observations, not ${count}.`);
      sides ??= reserve();
      const { observations, wide, narrow, outputs } = sides;
      arena.floats(observations.inputs, count * plan.features).set(observed.subarray(0, count * plan.features));
      const side = count <= narrow.lanes ? narrow : wide;
      follow(sides);
      run(sides, side, count);
      const { lanes, placed } = side;
      const values = arena.floats(placed.logits.value, plan.classes * lanes);
      for (let lane = 0; lane < count; lane += 1) {
        for (let output = 0; output < plan.classes; output += 1) {
          outputs[lane * plan.classes + output] = values[output * lanes + lane];
        }
      }
      return outputs.subarray(0, count * plan.classes);
    },
    update(outputGradients, learningRate) {
      trained.checkOpen();
      if (!sides || !last) throw new Error('An update needs a forward pass before it.');
      const { count } = last.pass;
      if (outputGradients.length !== count * plan.classes) {
        throw new Error(
          `The gradients of ${count} × ${plan.classes} outputs are not ${outputGradients.length} numbers.`,
        );
      }
      const { wide } = sides;
      const pass = last.side === wide ? last.pass : run(sides, wide, count);
      const { stages, logits } = wide.placed;
      const slopes = arena.floats(logits.gradient, plan.classes * wide.lanes).fill(0);
      for (let lane = 0; lane < count; lane += 1) {
        for (let output = 0; output < plan.classes; output += 1) {
          slopes[output * wide.lanes + lane] = outputGradients[lane * plan.classes + output];
        }
      }
      for (let at = stages.length - 1; at >= 0; at -= 1) stages[at].backward(pass);
      optimizer.step(learningRate);
      trained.updated();
    },
  };
}
