import { applyMasks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import type { SplitName } from '../examples';
import type { Evaluation, Trainer, TrainerSettings } from '../engine';
import type { Arena } from './arena';
import { checkSettings, checkWeights } from './check-settings';
import type { Kernels } from './kernel-module';
import type { Pass } from './stages/stage';
import { losses, type Answers } from './losses';
import { planNetwork } from './plan/network-plan';
import { createMaskTrainer } from './mask-trainer';
import { createOptimizer } from './optimizer';
import { placeAugmented } from './augmented-batch';
import { paddedLanes } from './padding';
import { placeNetwork } from './placed-network';
import { createPolicy } from './policy';
import type { ResidentData, ResidentSplit } from './resident-data';
import { zerosIn } from './zeros';

/**
 * A training run in the memory above the data; `release` gives that memory back.
 * @throws Error for a layer kind without kernels, for weights or masks that do not fit the network,
 * and above the memory limit.
 */
export function createTrainer(
  settings: TrainerSettings,
  data: ResidentData,
  arena: Arena,
  kernels: Kernels,
  release: () => void,
): Trainer {
  const { network, batch, firstStep = 0 } = settings;
  const plan = planNetwork(network);
  checkSettings(settings, data, plan.features);
  const loss = losses[settings.loss ?? 'cross-entropy'];
  const lanes = paddedLanes(batch);
  const mark = arena.mark();
  const placed = placeNetwork(plan, settings, lanes, data, arena, kernels);
  const { input, logits, stages, layers } = placed;
  const { positions } = logits;
  const blocks = layers.flatMap(({ layer }) => layer.blocks);
  const { learning } = settings;
  const masked = learning ? createMaskTrainer({ ...settings, learning }, layers, arena, kernels) : null;
  const optimizer = masked ?? createOptimizer(settings.optimizer, blocks, arena, kernels);
  const indices = arena.reserve(lanes * 4);
  const augmented = placeAugmented(settings, data, lanes, arena);
  const laneMask = arena.reserve(lanes * 4);
  const result = arena.reserve(16); // f64 sum of losses, f64 right answers
  arena.commit(mark);
  const write = (weights: Weights): void => {
    const stored = applyMasks(weights, settings.masks, settings.rest);
    for (const { parameters, layer } of layers) layer.write(...parameters.map((at) => stored[at]));
  };
  write(settings.weights);
  const statistics = layers.flatMap(({ layer }) => layer.statistics ?? []);
  // all that later steps depend on: a checkpoint
  const moved = masked?.scores ?? blocks.map(({ weights, bytes }) => ({ at: weights, bytes }));
  const state = [...moved, ...statistics, ...optimizer.slots];
  masked?.begin();
  let counted = 0; // lanes that laneMask counts as examples
  let stepsDone = 0;
  let open = true;

  const checkOpen = (): void => {
    if (!open) throw new Error('This trainer was disposed.');
  };

  const updated = (): void => {
    stepsDone += 1;
    policy.disturbed();
  };
  const policy = createPolicy({ plan, settings, data, arena, kernels, optimizer, placed, lanes, checkOpen, updated });

  /**
   * Runs the network on these examples: to take a step, for gradients alone, or to evaluate.
   * @param ahead steps from now whose dropout it is
   */
  const forward = (
    split: ResidentSplit,
    examples: Uint32Array,
    purpose: 'step' | 'gradients' | 'evaluation',
    ahead = 0,
  ): Pass => {
    policy.disturbed();
    const count = examples.length;
    arena.words(indices, count).set(examples);
    if (count !== counted) {
      arena.words(laneMask, lanes).fill(0xffffffff, 0, count).fill(0, count);
      counted = count;
    }
    const training = purpose !== 'evaluation';
    const step = firstStep + stepsDone + ahead;
    const pass = { count, laneMask, training, updates: purpose === 'step', step };
    masked?.show(purpose === 'step' ? { step } : 'left');
    if (purpose === 'step' && augmented) augmented.gather(input, examples, step);
    else input.gather(split, indices, count);
    for (const stage of stages) stage.forward(pass);
    return pass;
  };

  const answers = (labels: number, count: number): Answers => ({
    logits: logits.value,
    outputs: plan.classes,
    labels,
    indices,
    count,
    lanes,
    positions,
    pitch: logits.channel,
  });

  const backward = (pass: Pass): void => {
    const { labels } = data.splits.train;
    loss.gradient(kernels, logits.gradient, answers(labels, pass.count));
    for (let at = stages.length - 1; at >= 0; at -= 1) stages[at].backward(pass);
  };

  /** Adds the last forward pass to the losses and right answers since `restart`. */
  const score = (split: ResidentSplit, count: number, restart: boolean): Evaluation => {
    if (restart) arena.doubles(result, 2).fill(0);
    loss.add(kernels, result, answers(split.labels, count));
    const [sum, right] = arena.doubles(result, 2);
    return { loss: sum, right };
  };

  const checkBatch = (examples: Uint32Array): void => {
    checkOpen();
    if (examples.length === 0 || examples.length > batch) {
      throw new Error(`A step takes 1 to ${batch} examples, not ${examples.length}.`);
    }
    for (const example of examples) {
      if (example >= data.splits.train.count) {
        throw new Error(`Training example ${example} does not exist; there are ${data.splits.train.count}.`);
      }
    }
  };

  const read = (what: 'weights' | 'gradients', zeros = zerosIn()): Float32Array[] =>
    layers.flatMap(({ layer }) => layer.read(what, zeros));

  return {
    step: (examples, learningRate) => {
      checkBatch(examples);
      const pass = forward(data.splits.train, examples, 'step');
      backward(pass);
      optimizer.step(learningRate);
      updated();
    },
    evaluate: async (name: SplitName, count: number) => {
      checkOpen();
      const split = data.splits[name];
      if (count < 1 || count > split.count) {
        throw new Error(`The ${name} split has ${split.count} examples, not ${count}.`);
      }
      const chunk = new Uint32Array(lanes);
      let total: Evaluation = { loss: 0, right: 0 };
      for (let first = 0; first < count; first += lanes) {
        const examples = chunk.subarray(0, Math.min(lanes, count - first));
        for (let at = 0; at < examples.length; at += 1) examples[at] = first + at;
        forward(split, examples, 'evaluation');
        total = score(split, examples.length, first === 0);
      }
      const answered = count * positions;
      return { loss: total.loss / answered, right: total.right / answered };
    },
    gradients: async (examples) => {
      checkBatch(examples);
      const pass = forward(data.splits.train, examples, 'gradients');
      const { loss: sum } = score(data.splits.train, examples.length, true);
      backward(pass);
      return { loss: sum / (examples.length * positions), gradients: read('gradients') };
    },
    weights: async (spare) => {
      checkOpen();
      masked?.show('left');
      return read('weights', zerosIn(spare));
    },
    write: (weights) => {
      checkOpen();
      if (masked) throw new Error('Weights over which a mask is trained never change.');
      checkWeights(network, weights);
      write(weights);
      policy.disturbed();
    },
    measureStatistics: async (batches) => {
      batches.forEach(checkBatch);
      checkOpen();
      if (statistics.length === 0 || batches.length === 0) return;
      const sums = statistics.map(({ bytes }) => new Float64Array(bytes / 4));
      batches.forEach((examples, index) => {
        forward(data.splits.train, examples, 'gradients', index);
        statistics.forEach(({ ofBatch, bytes }, at) => {
          arena.floats(ofBatch, bytes / 4).forEach((value, place) => {
            sums[at][place] += value;
          });
        });
      });
      statistics.forEach(({ at, bytes }, index) => {
        arena.floats(at, bytes / 4).set(sums[index].map((sum) => sum / batches.length));
      });
    },
    checkpoint: () => {
      checkOpen();
      return { steps: stepsDone, arrays: state.map(({ at, bytes }) => arena.bytes(at, bytes).slice()) };
    },
    restore: ({ steps, arrays }) => {
      checkOpen();
      const sizes = arrays.map(({ length }) => length).join();
      const expected = state.map(({ bytes }) => bytes).join();
      if (sizes !== expected) {
        throw new Error(`The checkpoint has arrays of ${sizes} bytes; this run has ${expected}.`);
      }
      state.forEach(({ at, bytes }, index) => arena.bytes(at, bytes).set(arrays[index]));
      optimizer.resume(steps);
      stepsDone = steps;
      policy.disturbed();
    },
    ...(!masked && { policy }),
    dispose: () => {
      if (!open) return;
      open = false;
      release();
    },
  };
}
