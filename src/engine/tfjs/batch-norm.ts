import * as tf from '@tensorflow/tfjs-core';
import type { Pass } from './forward';

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
export function batchNorm(input: tf.Tensor, { parameter, training }: Pass): tf.Tensor {
  const [scale, shift, mean, variance] = Array.from({ length: 4 }, parameter);
  if (!training) return normalize(tf.sub(input, mean), variance, scale, shift);
  const others = input.shape.map((_, axis) => axis).slice(0, -1);
  const batchMean: tf.Tensor1D = tf.mean(input, others);
  const centered = tf.sub(input, batchMean);
  const batchVariance: tf.Tensor1D = tf.mean(tf.square(centered), others);
  training.found(batchMean, batchVariance);
  return normalize(centered, batchVariance, scale, shift);
}

/** scale · (x − mean) / √(variance + ε) + shift */
function normalize(centered: tf.Tensor, variance: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const slope = tf.div(scale, tf.sqrt(tf.add(variance, EPSILON)));
  return tf.add(tf.mul(centered, slope), shift);
}
