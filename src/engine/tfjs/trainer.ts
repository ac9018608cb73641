import * as tf from '@tensorflow/tfjs-core';
import type { SplitName } from '../examples';
import { applyMasks } from '../../lottery/masks';
import { hasShapes } from '../../lottery/parameters';
import { activationValues } from '../../models/memory';
import type { Trainer, TrainerSettings } from '../engine';
import type { Batch, UploadedExamples } from './examples';
import { forward, requireSupported } from './forward';
import type { Training } from './layer';
import { followed } from './layers/batch-norm';
import { losses } from './loss';
import { createOptimizer } from './optimizer';
import { joinRow, layoutOf, uploadDecay, uploadMask, type Rows } from './parameters';
import type { Reader } from './reader';

/** Examples evaluated at once, at most … */
const EVALUATION_BATCH = 500;
/** … and values of all layers together, which are in memory until the batch is done: 64 MB. */
const EVALUATION_VALUES = 2 ** 24;
/** Steps sent to the device but not computed yet: enough to keep it busy, few enough to pause. */
const STEPS_AHEAD = 3;

/** What a trainer needs of its engine. */
interface TrainerHost {
  readonly splits: Readonly<Record<SplitName, UploadedExamples>>;
  readonly reader: Reader;
  /** resolves when the device has done all work sent so far; `null` where nothing is queued */
  readonly finished: (() => Promise<void>) | null;
  readonly onDispose: () => void;
}

/** @throws Error naming the layer that TF.js cannot train here. */
export function createTrainer(settings: TrainerSettings, host: TrainerHost): Trainer {
  const { network, dropoutSeed = 0, augmentationSeed, firstStep = 0 } = settings;
  requireSupported(network);
  if (settings.learning) throw new Error('Masks are trained by the engine simd alone.');
  const layout = layoutOf(network.parameters);
  const loss = losses[settings.loss ?? 'cross-entropy'];
  const optimizer = createOptimizer(settings.optimizer);
  const mask = uploadMask(network.parameters, settings.masks);
  const decay = uploadDecay(network.parameters, settings.masks, settings.optimizer.weightDecay);
  const evaluatedAtOnce = Math.max(
    1,
    Math.min(EVALUATION_BATCH, Math.floor(EVALUATION_VALUES / activationValues(network))),
  );

  // replaced in every step; pruned weights are as they rest at first, and their gradients 0: so they stay
  let rows = layout.upload(applyMasks(settings.weights, settings.masks, settings.rest));
  let slots = Array.from({ length: optimizer.slots }, () => tf.zerosLike(rows.trained));
  let stepsDone = 0;
  const ahead: Promise<void>[] = [];

  /** A step of training, and what batch-norm finds in it, which is kept. */
  const trainingAt = (step: number): { readonly training: Training; readonly found: tf.Tensor1D[] } => {
    const found: tf.Tensor1D[] = [];
    const training: Training = {
      dropoutSeed,
      step: firstStep + step,
      found: (...statistics) => found.push(...statistics.map(tf.keep)),
    };
    return { training, found };
  };

  /** What batch-norm finds in a batch, as in the measured row. @param ahead steps from now whose dropout it is */
  const statisticsOf = (examples: Uint32Array, ahead: number): tf.Tensor1D => {
    const { training, found } = trainingAt(stepsDone + ahead);
    const trained = layout.split('trained', rows.trained);
    forward(network, layout.lookUp(trained, []), host.splits.train.gather(examples).inputs, training);
    const statistics = joinRow(found);
    tf.dispose(found);
    return statistics;
  };

  /**
   * Mean loss, [], its gradient by the trained row, and what batch-norm has found in the batch, one
   * behind the other as in the measured row. f(x; m ⊙ θ) has gradient m ⊙ f′.
   */
  const differentiate = ({ inputs, labels }: Batch) => {
    const { training, found } = trainingAt(stepsDone);
    const trained = layout.split('trained', rows.trained);
    const lossOf = (): tf.Scalar => loss.mean(forward(network, layout.lookUp(trained, []), inputs, training), labels);
    const { value, grads } = tf.valueAndGrads(lossOf)(trained);
    const slopes = joinRow(grads);
    const gradient: tf.Tensor1D = mask ? tf.mul(slopes, mask) : slopes;
    const statistics = found.length === 0 ? null : joinRow(found);
    tf.dispose(found);
    return { loss: value, gradient, statistics };
  };

  /** The next rows and optimizer state. */
  const update = (examples: Batch, learningRate: number): [Rows, tf.Tensor1D[]] => {
    const { gradient: slope, statistics } = differentiate(examples);
    const { trained, measured } = rows;
    const gradient: tf.Tensor1D = decay ? tf.add(slope, tf.mul(trained, decay)) : slope;
    const next = optimizer.update(gradient, slots, learningRate, stepsDone + 1);
    const running = statistics ? followed(measured, statistics) : tf.clone(measured);
    return [{ trained: tf.sub(trained, next.change), measured: running }, [...next.slots]];
  };

  const batchOf = (examples: Uint32Array): Batch =>
    augmentationSeed === undefined
      ? host.splits.train.gather(examples)
      : host.splits.train.gatherAugmented(examples, augmentationSeed, firstStep + stepsDone);

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
    const trained = layout.split('trained', rows.trained);
    const parameter = layout.lookUp(trained, layout.split('measured', rows.measured));
    const sums: tf.Tensor1D[] = [];
    for (let start = 0; start < count; start += evaluatedAtOnce) {
      const chunk = tf.tidy(() => {
        const { inputs, labels } = examples.slice(start, Math.min(evaluatedAtOnce, count - start));
        const logits = forward(network, parameter, inputs, null);
        return loss.sums(logits, labels);
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
      const old = [rows, slots];
      [rows, slots] = tf.tidy(() => update(batchOf(examples), learningRate));
      tf.dispose(old);
      stepsDone += 1;
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
      return { loss: loss / count, right: right / count };
    },
    async gradients(examples) {
      const row = await readResult(() => {
        const { loss, gradient } = differentiate(host.splits.train.gather(examples));
        return tf.concat1d([tf.reshape(loss, [1]) as tf.Tensor1D, gradient]);
      });
      return { loss: row[0], gradients: layout.splitArray(row.subarray(1)) };
    },
    weights: async () => layout.splitArray(await readResult(() => tf.concat1d([rows.trained, rows.measured]))),
    write(weights) {
      if (!hasShapes(weights, network.parameters)) throw new Error('These weights are not of this network.');
      tf.dispose(rows);
      rows = layout.upload(applyMasks(weights, settings.masks, settings.rest));
    },
    async measureStatistics(batches) {
      if (rows.measured.size === 0 || batches.length === 0) return;
      let sum = tf.zerosLike(rows.measured);
      for (const [index, examples] of batches.entries()) {
        const before = sum;
        sum = tf.tidy(() => tf.add(before, statisticsOf(examples, index)));
        before.dispose();
        await keepPace();
      }
      const measured: tf.Tensor1D = tf.div(sum, batches.length);
      tf.dispose([sum, rows.measured]);
      rows = { ...rows, measured };
    },
    checkpoint: () => null, // its numbers differ between machines: going on is no use elsewhere
    restore() {
      throw new Error('The tfjs engine goes on from no checkpoint.');
    },
    dispose() {
      tf.dispose([rows, slots]);
      mask?.dispose();
      decay?.dispose();
      host.onDispose();
    },
  };
}
