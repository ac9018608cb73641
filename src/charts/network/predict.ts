/** What a network says about points of the plane. */
import { countTrainable, type Network } from '../../models/network';
import { forward } from '../../models/reference';

/** Class probabilities [count, classes] of points [count, 2]. */
export type Predict = (points: Float32Array, count: number) => Float32Array;

/** Multiply-adds for one picture of the plane that keep it well under a frame. */
const WORK = 3_000_000;

/** Softmax of the network's logits; `weights` are m ⊙ θ, one array per parameter. */
export const predictWith =
  (network: Network, weights: readonly ArrayLike<number>[]): Predict =>
  (points, count) => {
    const logits = forward(network, weights, points, count);
    const { classes } = network;
    const probabilities = new Float32Array(count * classes);
    for (let row = 0; row < count; row += 1) {
      const from = row * classes;
      let most = -Infinity;
      for (let at = from; at < from + classes; at += 1) most = Math.max(most, logits[at]);
      let sum = 0;
      for (let at = from; at < from + classes; at += 1) {
        probabilities[at] = Math.exp(logits[at] - most);
        sum += probabilities[at];
      }
      for (let at = from; at < from + classes; at += 1) probabilities[at] /= sum;
    }
    return probabilities;
  };

/** Points per side of the picture: fewer for larger networks. */
export const resolutionFor = (network: Network): number =>
  Math.round(Math.min(Math.max(Math.sqrt(WORK / countTrainable(network)), 16), 48));
