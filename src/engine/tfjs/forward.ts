import * as tf from '@tensorflow/tfjs-core';
import type { Layer, Network } from '../../models/layers';

type Kind = Layer['kind'];
type LayerOf<K extends Kind> = Extract<Layer, { kind: K }>;

/** Gives the network's parameters one by one, in the order of their specs. */
type NextParameter = () => tf.Tensor;

/** One layer: its input (batch axis first) → its output. */
type Forward<K extends Kind> = (
  layer: LayerOf<K>,
  input: tf.Tensor,
  next: NextParameter,
) => tf.Tensor;

/** A layer kind is supported by having a function here. */
const FORWARD: { readonly [K in Kind]?: Forward<K> } = {
  flatten: (_, input) => tf.reshape(input, [input.shape[0], -1]),
  dense: (_, input, next) => {
    const product = tf.matMul(input as tf.Tensor2D, next() as tf.Tensor2D); // [batch, units]
    return tf.add(product, next());
  },
  relu: (_, input) => tf.relu(input),
  tanh: (_, input) => tf.tanh(input),
};

/** Logits of a batch, [batch, classes], from the parameters m ⊙ θ. Inside tf.tidy. */
export function forward(
  network: Network,
  parameters: readonly tf.Tensor[],
  inputs: tf.Tensor,
): tf.Tensor2D {
  let used = 0;
  const next = (): tf.Tensor => {
    used += 1;
    return parameters[used - 1];
  };
  return network.layers.reduce(
    (input, layer) => forwardOf(layer.kind)(layer, input, next),
    inputs,
  ) as tf.Tensor2D;
}

/** @throws Error naming the first layer this engine cannot train. */
export function requireSupported(layers: readonly Layer[]): void {
  for (const layer of layers) forwardOf(layer.kind);
}

function forwardOf(kind: Kind): Forward<Kind> {
  const found = FORWARD[kind];
  if (!found) {
    const known = Object.keys(FORWARD).join(', ');
    throw new Error(`The tfjs engine cannot train a "${kind}" layer. It knows: ${known}.`);
  }
  return found as Forward<Kind>; // the function of this very kind
}
