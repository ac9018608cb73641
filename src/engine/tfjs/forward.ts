import type * as tf from '@tensorflow/tfjs-core';
import type { LayerNode } from '../../models/layer';
import { nodesOf, withInner, type Network } from '../../models/network';
import type { Pass } from './layer';
import { tfjsLayers } from './layers';

/**
 * Logits of a batch, [batch, classes], from the parameters m ⊙ θ. Inside tf.tidy.
 * @param training `null` to evaluate
 */
export function forward(
  network: Network,
  parameter: Pass['parameter'],
  inputs: tf.Tensor,
  training: Pass['training'],
): tf.Tensor2D {
  const follow: Pass['follow'] = (nodes, input) =>
    nodes.reduce((values, node) => rowOf(node).forward(node, values, pass), input);
  const pass: Pass = { parameter, training, follow };
  return follow(nodesOf(network), inputs) as tf.Tensor2D;
}

const rowOf = ({ layer }: LayerNode) => tfjsLayers.get(layer.kind);

/** @throws Error naming the first layer this engine cannot train. */
export function requireSupported(network: Network): void {
  withInner(nodesOf(network)).forEach(rowOf);
}
