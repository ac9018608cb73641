import { sizeOf } from '../../../lottery/parameters';
import { answersOf, nodesOf, readsTokens, type Network } from '../../../models/network';
import { simdLayers } from '../layers';
import type { NetworkPlan } from './operations';
import { createPlan, levelFrames } from './plan-buffers';
import { shareGradients } from './share-gradients';

/**
 * The operations of `network`.
 * @throws Error naming the layer kind when this engine has no kernels for it.
 */
export function planNetwork(network: Network): NetworkPlan {
  const plan = createPlan((node, from, growing) => simdLayers.get(node.layer.kind).plan(node, from, growing));
  const [rows, columns, channels] =
    network.inputShape.length === 3 ? network.inputShape : [1, 1, sizeOf(network.inputShape)];
  const input = plan.create({ rows, columns, channels, layout: 'flat', gradient: false });
  const logits = plan.follow(nodesOf(network), input);
  if (plan.buffers[logits].positions !== answersOf(network)) {
    throw new Error('The simd engine takes sequences of tokens alone, and gives an answer at each of them.');
  }
  if (network.parameters.length === 0) throw new Error('The simd engine needs a network with trained layers.');
  levelFrames(plan);
  shareGradients(plan);
  const { buffers, operations } = plan;
  return {
    features: rows * columns * channels,
    classes: network.classes,
    buffers,
    operations,
    input,
    logits,
    tokens: readsTokens(network),
  };
}
