/** What layers with weights read and give: how much of it is not 0 (Han et al. 2015, Tables 3 and 4), and how large it is. */
import { columnsOf, isKernel, sizeOf } from '../lottery/parameters';
import type { Slices } from '../lottery/slices';
import type { LayerNode, Step } from './layer';
import { SCORED_AT_ONCE } from './memory';
import { nodesOf, withInner, type Network } from './network';
import type { ObjectiveExamples } from './objective-gradient';
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

/** What layers with weights read and give on; each by its kernel, as an index into `Network.parameters`. */
interface Told {
  reads?(kernel: number, values: Float64Array): void;
  /** once for every layer up to the next one with weights: the last time behind activation and pooling */
  gives(kernel: number, values: Float64Array): void;
}

/**
 * Some examples go through a network in evaluation mode.
 * @param weights m ⊙ θ, one array per parameter
 * @param inputs [count, ...inputShape]
 */
function walk(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  told: Told,
): void {
  const pass = passOf(network, weights, inputs, count, 'evaluation');
  const kernelOf = ({ parameters }: LayerNode): number | undefined =>
    parameters.find((at) => isKernel(network.parameters[at]));
  const run = (nodes: readonly LayerNode[], from: Float64Array): Step => {
    let values = from;
    let open: number | undefined;
    for (const node of nodes) {
      const kernel = kernelOf(node);
      if (kernel !== undefined) told.reads?.(kernel, values);
      values = pass.forward(node, values, { run }).values;
      open =
        kernel ??
        withInner(node.block.body)
          .map(kernelOf)
          .findLast((at) => at !== undefined) ??
        open;
      if (open !== undefined) told.gives(open, values);
    }
    return { values, pull: noWayBack };
  };
  run(nodesOf(network), pass.start);
}

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
  const found = new Map<number, Activity>();
  walk(network, weights, inputs, count, {
    reads(parameter, values) {
      const readsNonZero = found.size === 0 ? values.length : nonZero(values);
      found.set(parameter, { parameter, reads: values.length, readsNonZero, gives: 0, givesNonZero: 0 });
    },
    gives(parameter, values) {
      const layer = found.get(parameter);
      if (layer) found.set(parameter, { ...layer, gives: values.length, givesNonZero: nonZero(values) });
    },
  });
  return [...found.values()].toSorted((a, b) => a.parameter - b.parameter);
}

/**
 * The mean size of what every unit and filter gives on, over examples and places of its map, behind activation and pooling;
 * by kernel.
 * @param weights m ⊙ θ, one array per parameter
 */
export function* meanActivations(
  network: Network,
  weights: readonly ArrayLike<number>[],
  { inputs, count }: ObjectiveExamples,
): Slices<ReadonlyMap<number, Float64Array>> {
  const size = sizeOf(network.inputShape);
  const sums = new Map<number, Float64Array>();
  for (let from = 0; from < count; from += SCORED_AT_ONCE) {
    const to = Math.min(from + SCORED_AT_ONCE, count);
    const some = new Map<number, Float64Array>();
    walk(network, weights, inputs.subarray(from * size, to * size), to - from, {
      gives: (kernel, values) => void some.set(kernel, values),
    });
    for (const [kernel, values] of some) {
      const units = columnsOf(network.parameters[kernel]);
      const sum = sums.get(kernel) ?? new Float64Array(units);
      const places = (values.length / (to - from) / units) * count;
      for (let at = 0; at < values.length; at += 1) sum[at % units] += Math.abs(values[at]) / places;
      sums.set(kernel, sum);
    }
    yield to / count;
  }
  return sums;
}

function noWayBack(): never {
  throw new Error('What is counted has no way back.');
}
