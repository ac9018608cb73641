import * as tf from '@tensorflow/tfjs-core';
import type { SplitName } from '../../datasets/dataset';
import { applyMasks } from '../../lottery/masks';
import type { Trainer, TrainerSettings } from '../engine';
import type { Batch, UploadedExamples } from './examples';
import { forward, requireSupported } from './forward';
import { countRight, crossEntropy, summedCrossEntropy } from './loss';
import { createOptimizer } from './optimizer';
import { layoutOf, uploadDecay, uploadMask, uploadRow } from './parameters';
import type { Reader } from './reader';

/** Examples evaluated at once; bounds the memory for activations. */
const EVALUATION_BATCH = 500;
/** Steps sent to the device but not computed yet: enough to keep it busy, few enough to pause. */
const STEPS_AHEAD = 3;

/** What a trainer needs of its engine. */
export interface TrainerHost {
  readonly splits: Readonly<Record<SplitName, UploadedExamples>>;
  readonly reader: Reader;
  /** resolves when the device has done all work sent so far; `null` where nothing is queued */
  readonly finished: (() => Promise<void>) | null;
  readonly onDispose: () => void;
}

/** @throws Error naming the layer that TF.js cannot train here. */
export function createTrainer(settings: TrainerSettings, host: TrainerHost): Trainer {
  const { network } = settings;
  requireSupported(network.layers);
  const layout = layoutOf(network.parameters);
  const optimizer = createOptimizer(settings.optimizer);
  const mask = uploadMask(network.parameters, settings.masks);
  const decay = uploadDecay(network.parameters, settings.optimizer.weightDecay);

  // all [parameters], replaced in every step
  let theta = uploadRow(applyMasks(settings.weights, settings.masks));
  let slots = Array.from({ length: optimizer.slots }, () => tf.zerosLike(theta));
  let stepsDone = 0;
  const ahead: Promise<void>[] = [];

  const masked = (row: tf.Tensor1D): tf.Tensor1D => (mask ? tf.mul(row, mask) : row);

  /** Mean loss, [], and its gradient, [parameters]; f(x; m ⊙ θ) has gradient m ⊙ f′. */
  const differentiate = ({ inputs, targets }: Batch): [loss: tf.Tensor, gradient: tf.Tensor1D] => {
    const lossOf = (...parameters: tf.Tensor[]): tf.Scalar =>
      crossEntropy(forward(network, parameters, inputs), targets);
    const { value, grads } = tf.valueAndGrads(lossOf)(layout.split(masked(theta)));
    return [value, masked(layout.join(grads))];
  };

  const update = (batch: Batch, learningRate: number): tf.Tensor1D[] => {
    const [, slope] = differentiate(batch);
    // pruned weights are 0, so decay leaves them there
    const gradient: tf.Tensor1D = decay ? tf.add(slope, tf.mul(theta, decay)) : slope;
    const next = optimizer.update(gradient, slots, learningRate, stepsDone);
    return [tf.sub(theta, next.change), ...next.slots];
  };

  const { augmentationSeed, firstStep = 0 } = settings;
  const batchOf = (examples: Uint32Array, step: number): Batch =>
    augmentationSeed === undefined
      ? host.splits.train.gather(examples)
      : host.splits.train.gatherAugmented(examples, augmentationSeed, firstStep + step);

  /** Waits until the device is at most STEPS_AHEAD steps behind. */
  const keepPace = (): Promise<void> | undefined => {
    if (!host.finished) return undefined;
    const done = host.reader.orLost(host.finished);
    done.catch(() => undefined); // whoever awaits the step hears of it
    ahead.push(done);
    return ahead.length > STEPS_AHEAD ? ahead.shift() : undefined;
  };

  /** [2 · chunks]: summed loss and right answers of each chunk. */
  const evaluateChunks = (examples: UploadedExamples, count: number): tf.Tensor1D => {
    const parameters = layout.split(masked(theta));
    const sums: tf.Tensor1D[] = [];
    for (let start = 0; start < count; start += EVALUATION_BATCH) {
      const chunk = tf.tidy(() => {
        const batch = examples.slice(start, Math.min(EVALUATION_BATCH, count - start));
        const logits = forward(network, parameters, batch.inputs);
        const loss = summedCrossEntropy(logits, batch.targets);
        return tf.stack([loss, countRight(logits, batch.targets)]) as tf.Tensor1D;
      });
      sums.push(chunk);
    }
    return tf.concat1d(sums);
  };

  /** Reads what `compute` gives, and frees it also when reading fails. */
  const readResult = async (compute: () => tf.Tensor1D): Promise<Float32Array> => {
    const result = tf.tidy(compute);
    try {
      return await host.reader.read(result);
    } finally {
      result.dispose();
    }
  };

  return {
    step(examples, learningRate) {
      const step = stepsDone;
      stepsDone += 1;
      const old = [theta, ...slots];
      [theta, ...slots] = tf.tidy(() => update(batchOf(examples, step), learningRate));
      tf.dispose(old);
      return keepPace();
    },
    async evaluate(split, count) {
      const examples = host.splits[split];
      if (!(count >= 1 && count <= examples.count)) {
        throw new Error(`Cannot evaluate ${count} of ${examples.count} ${split} examples.`);
      }
      const sums = await readResult(() => evaluateChunks(examples, count));
      let [loss, right] = [0, 0];
      for (let at = 0; at < sums.length; at += 2) {
        loss += sums[at];
        right += sums[at + 1];
      }
      return { loss: loss / count, accuracy: right / count };
    },
    async gradients(examples) {
      const row = await readResult(() => {
        const [loss, gradient] = differentiate(host.splits.train.gather(examples));
        return tf.concat1d([tf.reshape(loss, [1]), gradient]);
      });
      return { loss: row[0], gradients: layout.splitArray(row.subarray(1)) };
    },
    weights: async () => layout.splitArray(await readResult(() => tf.clone(theta))),
    checkpoint: () => null, // its numbers differ between machines: going on is no use elsewhere
    restore() {
      throw new Error('The tfjs engine goes on from no checkpoint.');
    },
    dispose() {
      tf.dispose([theta, ...slots]);
      mask?.dispose();
      decay?.dispose();
      host.onDispose();
    },
  };
}
