import * as tf from '@tensorflow/tfjs-core';
import type { Layer, Network } from '../../models/layers';
import { batchNorm } from './batch-norm';
import type { Parameters } from './parameters';

type Kind = Layer['kind'];
type LayerOf<K extends Kind> = Extract<Layer, { kind: K }>;

/** What a pass needs that evaluation does not know. */
export interface Training {
  /** factors of the dropout layers, in their order, each [batch, values] */
  readonly dropout: readonly tf.Tensor2D[];
  /** Takes mean and variance, [channels], that a batch-norm layer has found in the batch. */
  found(mean: tf.Tensor1D, variance: tf.Tensor1D): void;
}

/** One pass through the network. */
export interface Pass {
  /** the trained parameters one by one, in the order of their specs */
  parameter(): tf.Tensor;
  /** the running statistics one by one; in evaluation only */
  statistic(): tf.Tensor;
  /** the factors of the next dropout layer */
  dropout(): tf.Tensor2D | null;
  /** `null` in evaluation: batch-norm by running statistics, no dropout */
  readonly training: Training | null;
  readonly layers: (layers: readonly Layer[], input: tf.Tensor) => tf.Tensor;
}

/** One layer: its input (batch axis first, channels last) → its output. */
type Forward<K extends Kind> = (layer: LayerOf<K>, input: tf.Tensor, pass: Pass) => tf.Tensor;

/** A layer kind is supported by having a function here. */
const FORWARD: { readonly [K in Kind]?: Forward<K> } = {
  flatten: (_, input) => tf.reshape(input, [input.shape[0], -1]),
  // not fused with the bias: TF.js would then compute the gradient of the network's input too
  dense: (_, input, { parameter }) => {
    const product = tf.matMul(input as tf.Tensor2D, parameter() as tf.Tensor2D); // [batch, units]
    return tf.add(product, parameter());
  },
  relu: (_, input) => tf.relu(input),
  tanh: (_, input) => tf.tanh(input),
  conv: ({ stride, padding, bias }, input, { parameter }) => {
    // kernels are stored as TF.js wants them, [height, width, in, out]
    const maps = tf.conv2d(input as tf.Tensor4D, parameter() as tf.Tensor4D, stride, padding);
    return bias ? tf.add(maps, parameter()) : maps;
  },
  'max-pool': ({ size, stride }, input) => tf.maxPool(input as tf.Tensor4D, size, stride, 'valid'),
  'average-pool': ({ size, stride }, input) => tf.avgPool(input as tf.Tensor4D, size, stride, 'valid'),
  'global-average-pool': (_, input) => tf.mean(input, [1, 2]),
  'batch-norm': (_, input, pass) => batchNorm(input, pass),
  'pad-channels': ({ channels }, input) => {
    const missing = channels - (input as tf.Tensor4D).shape[3];
    return missing === 0
      ? input
      : tf.pad(input, [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, missing],
        ]);
  },
  dropout: (_, input, { dropout }) => {
    const factors = dropout();
    return factors ? tf.mul(input, tf.reshape(factors, input.shape)) : input;
  },
  residual: ({ body, shortcut }, input, { layers }) => tf.add(layers(body, input), layers(shortcut, input)),
};

/**
 * Logits of a batch, [batch, classes], from the parameters m ⊙ θ. Inside tf.tidy.
 * @param training `null` to evaluate
 */
export function forward(
  network: Network,
  { trained, measured }: Parameters,
  inputs: tf.Tensor,
  training: Training | null,
): tf.Tensor2D {
  const pass: Pass = {
    training,
    parameter: oneByOne(trained),
    statistic: oneByOne(measured),
    dropout: training ? oneByOne(training.dropout) : () => null,
    layers: (layers, input) => layers.reduce((values, layer) => forwardOf(layer.kind)(layer, values, pass), input),
  };
  return pass.layers(network.layers, inputs) as tf.Tensor2D;
}

function oneByOne<Value>(values: readonly Value[]): () => Value {
  let used = 0;
  return () => {
    used += 1;
    return values[used - 1];
  };
}

/** @throws Error naming the first layer this engine cannot train. */
export function requireSupported(layers: readonly Layer[]): void {
  for (const layer of layers) {
    forwardOf(layer.kind);
    if (layer.kind === 'residual') requireSupported([...layer.body, ...layer.shortcut]);
  }
}

function forwardOf(kind: Kind): Forward<Kind> {
  const found = FORWARD[kind];
  if (!found) {
    const known = Object.keys(FORWARD).join(', ');
    throw new Error(`The tfjs engine cannot train a "${kind}" layer. It knows: ${known}.`);
  }
  return found as Forward<Kind>; // the function of this very kind
}
