import type * as tf from '@tensorflow/tfjs-core';
import type { Kind, LayerNode } from '../../models/layer';
import type { Entry } from '../../registry';

/** What a pass needs that evaluation does not know. */
export interface Training {
  readonly dropoutSeed: number;
  /** number of the step, from 0 */
  readonly step: number;
  /** Takes mean and variance, [channels], that a batch-norm layer has found in the batch. */
  found(mean: tf.Tensor1D, variance: tf.Tensor1D): void;
}

/** One pass through the network. */
export interface Pass {
  /** A parameter m ⊙ θ by its index in the network; running statistics in evaluation only. */
  parameter(at: number): tf.Tensor;
  /** `null` in evaluation: batch-norm by running statistics, no dropout */
  readonly training: Training | null;
  /** Through the layers inside of a block. */
  follow(nodes: readonly LayerNode[], input: tf.Tensor): tf.Tensor;
}

/** How TF.js computes a kind of layer: one file in layers/. */
export interface TfjsLayer<K extends Kind = Kind> extends Entry {
  readonly id: K;
  /** @param input batch axis first, channels last */
  forward(node: LayerNode<K>, input: tf.Tensor, pass: Pass): tf.Tensor;
}
