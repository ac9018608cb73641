/** How much of what layers with weights read and give is not 0 (Han et al. 2015, Tables 3 and 4). */
import { isKernel } from '../lottery/parameters';
import type { LayerNode, Step } from './layer';
import { nodesOf, withInner, type Network } from './network';
import { passOf, type ReferenceInputs } from './reference';

/** Of one layer with weights, over some examples. */
export interface Activity {
  /** its kernel, as an index into `Network.parameters` */
  readonly parameter: number;
  /** values read, and those that are not 0; the network's inputs all count as read, as in the paper */
  readonly reads: number;
  readonly readsNonZero: number;
  /**
   * values given on to the next layer with weights, behind activation and pooling, and those that are not 0; of the last
   * convolution of a residual block behind the sum
   */
  readonly gives: number;
  readonly givesNonZero: number;
}

const nonZero = (values: Float64Array): number => {
  let count = 0;
  for (const value of values) if (value !== 0) count += 1;
  return count;
};

/**
 * In the order of the layers, in evaluation mode.
 * @param weights m ⊙ θ, one array per parameter
 * @param inputs [count, ...inputShape]
 */
export function activityOf(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
): Activity[] {
  const pass = passOf(network, weights, inputs, count, 'evaluation');
  const found = new Map<number, Activity>();
  const kernelOf = ({ parameters }: LayerNode): number | undefined =>
    parameters.find((at) => isKernel(network.parameters[at]));
  const run = (nodes: readonly LayerNode[], from: Float64Array): Step => {
    let values = from;
    let open: number | undefined;
    for (const node of nodes) {
      const kernel = kernelOf(node);
      const read = values;
      const step = pass.forward(node, values, { run });
      values = step.values;
      if (kernel !== undefined) {
        const isFirst = found.size === 0;
        found.set(kernel, {
          parameter: kernel,
          reads: read.length,
          readsNonZero: isFirst ? read.length : nonZero(read),
          gives: 0,
          givesNonZero: 0,
        });
      }
      open =
        kernel ??
        withInner(node.block.body)
          .map(kernelOf)
          .findLast((at) => at !== undefined) ??
        open;
      const layer = open === undefined ? undefined : found.get(open);
      if (layer) found.set(layer.parameter, { ...layer, gives: values.length, givesNonZero: nonZero(values) });
    }
    return { values, pull: noWayBack };
  };
  run(nodesOf(network), pass.start);
  return [...found.values()].toSorted((a, b) => a.parameter - b.parameter);
}

function noWayBack(): never {
  throw new Error('What is counted has no way back.');
}
