import { isKernel } from '../lottery/parameters';
import { kindOf } from './layers';
import { nodesOf, withInner, type Network } from './network';

/**
 * How often one weight of each parameter is multiplied when the network answers one example, in the
 * order of `network.parameters`: once in a dense layer, once per place of its window in a
 * convolution (zeros at a padded border count). 0 for what is only added or applied per channel.
 */
export function usesPerExample(network: Network): number[] {
  const uses = network.parameters.map(() => 0);
  for (const node of withInner(nodesOf(network))) {
    const often = kindOf(node.layer).uses?.(node) ?? 0;
    for (const at of node.parameters) if (isKernel(network.parameters[at])) uses[at] = often;
  }
  return uses;
}

/** Those of values with values, as in attention: they do not become fewer with the weights. */
export const fixedPerExample = (network: Network): number =>
  withInner(nodesOf(network)).reduce((sum, node) => sum + (kindOf(node.layer).fixed?.(node) ?? 0), 0);

/** Multiplications and additions for one example, as pairs; `remaining` weights per parameter. */
export function multiplyAdds(network: Network, remaining: readonly number[]): number {
  const uses = usesPerExample(network);
  return remaining.reduce((sum, count, index) => sum + count * uses[index], fixedPerExample(network));
}
