import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerSettings } from '../engine';

/** How weights change; written out because TF.js' own defaults differ by backend. */
export interface Optimizer {
  /** tensors of the weights' shape that it keeps, all zero at first */
  readonly slots: number;
  /**
   * What to subtract from the weights, and the next slots. Inside tf.tidy.
   * @param step number of this update, from 1
   */
  update(
    gradient: tf.Tensor1D,
    slots: readonly tf.Tensor1D[],
    learningRate: number,
    step: number,
  ): { readonly change: tf.Tensor1D; readonly slots: readonly tf.Tensor1D[] };
}

/**
 * Kingma & Ba 2015, ε outside the root. The slots are m / (1 − β₁) and v / (1 − β₂): all factors then
 * meet in two numbers, lr · m̂ / (√v̂ + ε) = rate · m / (√v + ε / root), and save GPU programs.
 */
const adam = (beta1: number, beta2: number, epsilon: number): Optimizer => ({
  slots: 2,
  update: (gradient, [oldMean, oldSquare], learningRate, step) => {
    const mean: tf.Tensor1D = tf.add(tf.mul(oldMean, beta1), gradient);
    const square: tf.Tensor1D = tf.add(tf.mul(oldSquare, beta2), tf.square(gradient));
    const root = Math.sqrt((1 - beta2) / (1 - beta2 ** step));
    const rate = (learningRate * (1 - beta1)) / (1 - beta1 ** step) / root;
    return {
      change: tf.div(tf.mul(mean, rate), tf.add(tf.sqrt(square), epsilon / root)),
      slots: [mean, square],
    };
  },
});

const sgd: Optimizer = {
  slots: 0,
  update: (gradient, _, learningRate) => ({ change: tf.mul(gradient, learningRate), slots: [] }),
};

/** Heavy ball: v ← μv + g, w ← w − lr·v (Polyak 1964). */
const momentum = (mu: number): Optimizer => ({
  slots: 1,
  update: (gradient, [oldVelocity], learningRate) => {
    const velocity: tf.Tensor1D = tf.add(tf.mul(oldVelocity, mu), gradient);
    return { change: tf.mul(velocity, learningRate), slots: [velocity] };
  },
});

/** The optimizer of an experiment, without state: its slots belong to the trainer. */
export function createOptimizer(settings: OptimizerSettings): Optimizer {
  if (settings.clipNorm) throw new Error('The tfjs engine does not clip gradients.');
  if (settings.scaleDecay) throw new Error('The tfjs engine does not decay the scales of batch-norm.');
  switch (settings.id) {
    case 'adam':
      return adam(0.9, 0.999, 1e-8);
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(settings.momentum);
    default:
      throw new Error(`Unknown optimizer "${settings.id satisfies never}". Known: adam, sgd, momentum.`);
  }
}
