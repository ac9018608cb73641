import type { Network } from '../../models/layers';
import { sizeOf } from '../../lottery/parameters';

/** One thing to compute, in order. Counts are real features, without padding. */
export type Operation =
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly outputs: number;
      /** places in Network.parameters */
      readonly kernel: number;
      readonly bias: number;
    }
  | { readonly kind: 'relu' | 'tanh'; readonly features: number };

/** A fully connected network as a chain of operations. */
export interface NetworkPlan {
  readonly features: number;
  readonly classes: number;
  readonly operations: readonly Operation[];
}

/**
 * The operations of `network`.
 * @throws Error naming the layer kind when this engine has no kernels for it.
 */
export function planNetwork(network: Network): NetworkPlan {
  const operations: Operation[] = [];
  const features = sizeOf(network.inputShape);
  let width = features;
  let parameter = 0;
  for (const layer of network.layers) {
    switch (layer.kind) {
      case 'flatten':
        break;
      case 'relu':
      case 'tanh':
        operations.push({ kind: layer.kind, features: width });
        break;
      case 'dense':
        operations.push({
          kind: 'dense',
          inputs: width,
          outputs: layer.units,
          kernel: parameter,
          bias: parameter + 1,
        });
        parameter += 2;
        width = layer.units;
        break;
      default:
        throw new Error(
          `The simd engine has no "${layer.kind}" layer. Known: flatten, dense, relu, tanh.`,
        );
    }
  }
  if (parameter === 0) throw new Error('The simd engine needs a network with a dense layer.');
  return { features, classes: network.classes, operations };
}
