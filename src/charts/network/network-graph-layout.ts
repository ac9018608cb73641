/** A small fully connected network as nodes and edges. */
import type { Network } from '../../models/network';
import { isKept } from '../kit/prunings';
import type { Size } from '../kit/use-size';

/** Most edges that are still told apart and drawn in time. */
export const MOST_EDGES = 4000;

export interface GraphData {
  readonly network: Network;
  /** as in MaskRecord; null: nothing pruned yet */
  readonly prunedIn: readonly (Uint8Array | null)[] | null;
  /** one array per parameter; null: every edge alike */
  readonly weights: readonly Float32Array[] | null;
  readonly round: number;
}

export interface GraphEdge {
  /** "parameter/index" */
  readonly key: string;
  readonly parameter: number;
  readonly index: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly sign: 'positive' | 'negative' | 'unknown';
  /** px */
  readonly width: number;
}

export interface GraphMarks {
  readonly nodes: readonly {
    readonly key: string;
    readonly layer: number;
    readonly unit: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly edges: readonly GraphEdge[];
  readonly radius: number;
  /** edges of the network before pruning */
  readonly all: number;
}

/** Is it a chain of dense layers with few enough edges? */
export const isDrawable = (network: Network): boolean =>
  layout({ network, prunedIn: null, weights: null, round: 0 }, { width: 100, height: 100, em: 10 }) !== null;

/** Marks, or null when the network is not a chain of dense layers or has too many edges. */
export function layout(data: GraphData, size: Size): GraphMarks | null {
  const { network, prunedIn, weights, round } = data;
  const kernels = network.parameters.flatMap((spec, parameter) =>
    spec.kind === 'dense' || spec.kind === 'output' ? [{ spec, parameter }] : [],
  );
  const isChain =
    kernels.length > 0 &&
    network.parameters.every(({ kind }) => kind === 'dense' || kind === 'output' || kind === 'bias');
  const widths = [kernels[0]?.spec.shape[0] ?? 0, ...kernels.map(({ spec }) => spec.shape[1])];
  const all = kernels.reduce((sum, { spec }) => sum + spec.shape[0] * spec.shape[1], 0);
  if (!isChain || all > MOST_EDGES) return null;

  const tallest = Math.max(...widths);
  const radius = Math.max(1.5, Math.min(size.em * 0.6, (size.height / tallest) * 0.36));
  const margin = radius + size.em * 0.4;
  const xOf = (layer: number): number => margin + ((size.width - 2 * margin) * layer) / (widths.length - 1);
  const yOf = (layer: number, unit: number): number => {
    const pitch = (size.height - 2 * margin) / Math.max(tallest - 1, 1);
    // layers with few nodes spread a little wider than those with many
    const own =
      widths[layer] > 1
        ? Math.min(pitch * Math.sqrt((tallest - 1) / (widths[layer] - 1)), size.height / widths[layer])
        : pitch;
    return size.height / 2 + (unit - (widths[layer] - 1) / 2) * own;
  };
  const edges = kernels.flatMap(({ spec, parameter }, layer): GraphEdge[] => {
    const outputs = spec.shape[1];
    const values = weights?.[parameter];
    const most = values ? values.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-9) : 1;
    return Array.from({ length: spec.shape[0] * outputs }, (_, index) => index)
      .filter((index) => isKept(prunedIn?.[parameter]?.[index] ?? 0, round))
      .map((index) => {
        const weight = values?.[index];
        const sign = !weight ? 'unknown' : weight < 0 ? 'negative' : 'positive';
        return {
          key: `${parameter}/${index}`,
          parameter,
          index,
          x1: xOf(layer),
          y1: yOf(layer, Math.floor(index / outputs)),
          x2: xOf(layer + 1),
          y2: yOf(layer + 1, index % outputs),
          sign,
          width: weight === undefined ? 1 : 0.6 + 3 * (Math.abs(weight) / most),
        };
      });
  });
  return {
    nodes: widths.flatMap((units, layer) =>
      Array.from({ length: units }, (_, unit) => ({
        key: `${layer}/${unit}`,
        layer,
        unit,
        x: xOf(layer),
        y: yOf(layer, unit),
      })),
    ),
    edges,
    radius,
    all,
  };
}
