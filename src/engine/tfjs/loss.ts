import * as tf from '@tensorflow/tfjs-core';
import type { LossId } from '../engine';

/** [batch] numbers of outputs → [batch, outputs], 1 at the right one. */
const oneHot = (labels: tf.Tensor1D, logits: tf.Tensor2D): tf.Tensor => tf.oneHot(labels, logits.shape[1]);

/**
 * Mean cross-entropy in nats: logits [batch, outputs] and labels [batch] → []. Its gradient is
 * (softmax − targets) / batch, which TF.js would find in three times as many GPU programs.
 */
const crossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.customGrad((...given) => {
    const [values, save] = given as [tf.Tensor2D, tf.GradSaveFunc];
    const logProbabilities = tf.logSoftmax(values);
    const targets = oneHot(labels, values);
    save([logProbabilities, targets]); // what is not saved is gone when the gradient is asked for
    const share = 1 / values.shape[0];
    return {
      value: tf.mul(tf.sum(tf.mul(targets, logProbabilities)), -share),
      gradFunc: (dy: tf.Tensor, [saved, right]: tf.Tensor[]) => tf.mul(tf.sub(tf.exp(saved), right), tf.mul(dy, share)),
    };
  })(logits) as tf.Scalar;

/** The same for evaluation, summed over the batch. */
const summedCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.neg(tf.sum(tf.mul(oneHot(labels, logits), tf.logSoftmax(logits))));

/**
 * How many answers are right. The first of equal logits is the answer, which argMax leaves open on
 * some backends; a row of NaN is no answer.
 */
function countRight(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const classes = logits.shape[1];
  const numbers = tf.range(0, classes, 1, 'float32');
  const largest: tf.Tensor2D = tf.max(logits, 1, true); // [batch, 1]
  const candidates = tf.where(tf.equal(logits, largest), numbers, classes);
  const answers: tf.Tensor1D = tf.min(candidates, 1);
  return tf.sum(tf.cast(tf.equal(answers, tf.cast(labels, 'float32')), 'float32'));
}

interface Loss {
  /** mean over the batch, [] */
  mean(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar;
  /** [2]: sum over the batch, and right answers */
  sums(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor1D;
}

/** The losses by id. */
export const losses: Readonly<Record<LossId, Loss>> = {
  'cross-entropy': {
    mean: crossEntropy,
    sums: (logits, labels) => tf.stack([summedCrossEntropy(logits, labels), countRight(logits, labels)]) as tf.Tensor1D,
  },
};
