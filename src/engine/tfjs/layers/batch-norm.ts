import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

type Row = tf.Tensor1D;

/** As in the simd engine. */
const EPSILON = 1e-5;
/** Share of the running statistics that a step keeps. */
const MOMENTUM = 0.9;

/** Running statistics after a step whose batch had these; both [measured]. */
export const followed = (running: tf.Tensor1D, batch: tf.Tensor1D): tf.Tensor1D =>
  tf.add(tf.mul(running, MOMENTUM), tf.mul(batch, 1 - MOMENTUM));

/**
 * Batch normalisation per channel, the last axis (Ioffe & Szegedy 2015): by the batch's statistics in
 * training, by the running ones in evaluation. Parameters: scale, shift, running mean, running
 * variance; the variances are those of a population.
 */
export default {
  id: 'batch-norm',
  forward({ parameters }, input, { parameter, training }) {
    const [scale, shift] = parameters.slice(0, 2).map(parameter);
    if (!training) {
      const [mean, variance] = parameters.slice(2).map(parameter);
      return normalized(input, mean, variance, scale, shift);
    }
    const normalize = tf.customGrad((...given) => {
      const [x, gamma, beta, save] = given as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
      const mean = meanOf(x);
      const variance = meanOf(tf.squaredDifference(x, mean));
      training.found(mean, variance);
      save([x, gamma, mean, variance]);
      return { value: normalized(x, mean, variance, gamma, beta), gradFunc };
    });
    return normalize(input, scale, shift);
  },
} satisfies TfjsLayer<'batch-norm'>;

/**
 * The gradients of x, scale and shift, as the paper has them (§3). TF.js would go through every
 * operation of the forward pass, in twice as many GPU programs.
 */
function gradFunc(dy: tf.Tensor, [x, scale, mean, variance]: tf.Tensor[]): tf.Tensor[] {
  const count = x.size / mean.size;
  const shiftMean = meanOf(dy);
  const scaleMean = meanOf(tf.mul(dy, normalized(x, mean, variance)));
  const common = normalized(x, mean, variance, scaleMean, shiftMean);
  // (dy − common) · scale / √(variance + ε) is of the same form; ranks have to agree
  const [spreads, scales] = [variance, scale].map((values) =>
    tf.reshape(values, [...x.shape.slice(1).map(() => 1), values.size]),
  );
  const dx = normalized(dy, common, spreads, scales);
  return [dx, tf.mul(scaleMean, count), tf.mul(shiftMean, count)];
}

/** Means per channel, [channels]. */
const meanOf = (values: tf.Tensor): tf.Tensor1D => tf.mean(values, values.shape.map((_, axis) => axis).slice(0, -1));

/** scale · (x − mean) / √(variance + ε) + shift */
const normalized = (
  x: tf.Tensor,
  mean: tf.Tensor,
  variance: tf.Tensor,
  scale?: tf.Tensor,
  shift?: tf.Tensor,
): tf.Tensor => tf.batchNorm(x, mean as Row, variance as Row, shift as Row, scale as Row, EPSILON);
