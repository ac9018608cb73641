/** What pruning leaves of each layer: weights, activations, multiply-adds (Han et al. 2015, Tables 3 and 4). */
import { isKernel, sizeOf, type ParameterSpec } from '../lottery/parameters';
import { usesPerExample } from '../models/multiply-adds';
import type { Network } from '../models/network';

/** What was counted of a layer's kernel in a trained network. */
export interface CountedLayer {
  /** index into `Network.parameters` */
  readonly parameter: number;
  /** share of what it reads that is not 0, 0 … 1; 1 for the network's inputs */
  readonly reads: number;
  /** values that it gives on for one example, and the share of them that is not 0, 0 … 1 */
  readonly values: number;
  readonly gives: number;
}

export interface LayerRow {
  /** null: all layers together */
  readonly spec: ParameterSpec | null;
  readonly weights: number;
  /** of the weights, 0 … 1 */
  readonly kept: number;
  /** of the values given on, 0 … 1 */
  readonly activations: number;
  /** for one example, in full */
  readonly multiplyAdds: number;
  /** of those, where weight and input are not 0: weights kept × what the layer reads that is not 0, 0 … 1 */
  readonly work: number;
}

/**
 * A row per layer, then one for all: weights, values and multiply-adds added up.
 * @param left weights left of each parameter; all of them where it says nothing
 */
export function layerRows(network: Network, counted: readonly CountedLayer[], left: readonly number[]): LayerRow[] {
  const uses = usesPerExample(network);
  const rows = counted.flatMap(({ parameter, reads, values, gives }) => {
    const spec = network.parameters[parameter];
    if (!spec || !isKernel(spec)) return [];
    const weights = sizeOf(spec.shape);
    const share = (left[parameter] ?? weights) / weights;
    const multiplyAdds = weights * uses[parameter];
    return [{ spec, weights, kept: share, values, activations: gives, multiplyAdds, work: share * reads }];
  });
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const [weights, values, multiplyAdds] = [
    sum((row) => row.weights),
    sum((row) => row.values),
    sum((row) => row.multiplyAdds),
  ];
  const total: LayerRow = {
    spec: null,
    weights,
    kept: sum((row) => row.kept * row.weights) / weights,
    activations: sum((row) => row.activations * row.values) / values,
    multiplyAdds,
    work: sum((row) => row.work * row.multiplyAdds) / multiplyAdds,
  };
  return rows.length === 0 ? [] : [...rows, total];
}
