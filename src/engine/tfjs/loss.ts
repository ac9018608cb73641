import * as tf from '@tensorflow/tfjs-core';

/** Mean cross-entropy in nats: logits and one-hot targets, both [batch, classes] → []. */
export const crossEntropy = (logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar =>
  tf.mul(summedCrossEntropy(logits, targets), 1 / logits.shape[0]);

/** The same, summed over the batch. */
export const summedCrossEntropy = (logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar =>
  tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(logits))));

/**
 * How many answers are right. The first of equal logits is the answer, which argMax leaves open on
 * some backends; a row of NaN is no answer.
 */
export function countRight(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  const classes = logits.shape[1];
  const numbers = tf.range(0, classes, 1, 'float32');
  const largest: tf.Tensor2D = tf.max(logits, 1, true); // [batch, 1]
  const candidates = tf.where(tf.equal(logits, largest), numbers, classes);
  const answers: tf.Tensor1D = tf.min(candidates, 1);
  const labels = tf.sum(tf.mul(targets, numbers), 1);
  return tf.sum(tf.cast(tf.equal(answers, labels), 'float32'));
}
