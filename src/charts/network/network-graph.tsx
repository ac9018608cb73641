/** A small fully connected network as nodes and edges; pruned edges vanish. */
import { useState } from 'react';
import { useTexts } from '../../texts';
import type { Network } from '../../models/network';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { count, percent } from '../kit/format';
import { isKept } from '../kit/prunings';
import { useSize, type Size } from '../kit/use-size';

/** Most edges that are still told apart and drawn in time. */
const MOST_EDGES = 4000;

interface GraphData {
  readonly network: Network;
  /** as in MaskRecord; null: nothing pruned yet */
  readonly prunedIn: readonly (Uint8Array | null)[] | null;
  /** one array per parameter; null: every edge alike */
  readonly weights: readonly Float32Array[] | null;
  readonly round: number;
}

interface GraphEdge {
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

interface GraphMarks {
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

/** One row a weight, the pruned ones too. */
function* edgeRows({ network, prunedIn, weights }: GraphData): Generator<Value[]> {
  for (const [parameter, { kind, layer, shape }] of network.parameters.entries()) {
    if (kind !== 'dense' && kind !== 'output') continue;
    const [inputs, outputs] = shape;
    for (let at = 0; at < inputs * outputs; at += 1) {
      const value = weights?.[parameter]?.[at] ?? null;
      yield [layer, Math.floor(at / outputs) + 1, (at % outputs) + 1, prunedIn?.[parameter]?.[at] ?? 0, value];
    }
  }
}

interface NetworkGraphProps {
  readonly network: Network;
  /** MaskRecord.prunedIn; null while nothing has been pruned */
  readonly prunedIn: readonly (Uint8Array | null)[] | null;
  /** live or stored weights, one array per parameter */
  readonly weights: readonly Float32Array[] | null;
  readonly selectedRound: number;
  readonly onWeight?: (weight: { readonly parameter: number; readonly index: number } | null) => void;
}

export function NetworkGraph(props: NetworkGraphProps) {
  const { network, prunedIn, weights, selectedRound: round, onWeight } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const data: GraphData = { network, prunedIn, weights, round };
  const room = size ?? { width: 300, height: 200, em: 12 };
  const marks = layout(data, room);
  const leaving = useLeaving(data, room, marks);
  return (
    <ChartFrame
      title={t('charts.graph.title')}
      subtitle={
        marks
          ? t('charts.graph.subtitle', {
              edges: count(marks.edges.length),
              remaining: percent(marks.edges.length / marks.all, 1),
            })
          : undefined
      }
      summary={
        marks
          ? t('charts.graph.inWords', {
              nodes: marks.nodes.length,
              edges: count(marks.edges.length),
              all: count(marks.all),
            })
          : ''
      }
      data={() => chartData(t, ['layer', 'input', 'output', 'prunedIn', 'weight'], edgeRows(data))}
      empty={marks ? null : t('charts.graph.tooLarge', { most: count(MOST_EDGES) })}
      className="chart-graph"
    >
      <div ref={ref} className="chart-area chart-area-small" onPointerLeave={() => onWeight?.(null)}>
        {size && marks && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            {leaving.map((edge) => (
              <Edge key={`${edge.key} leaves ${round}`} edge={edge} leaving />
            ))}
            {marks.edges.map((edge) => (
              <Edge key={edge.key} edge={edge} onWeight={onWeight} />
            ))}
            {marks.nodes.map(({ key, x, y }) => (
              <circle key={key} cx={x} cy={y} r={marks.radius} className="chart-node" />
            ))}
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}

/** Edges of the round shown before that are gone now; they fade out once. */
function useLeaving(data: GraphData, size: Size, marks: GraphMarks | null): readonly GraphEdge[] {
  const { round } = data;
  const [shown, setShown] = useState({ round, before: round });
  if (shown.round !== round) setShown({ round, before: shown.round });
  if (!marks || shown.before >= round) return [];
  const here = new Set(marks.edges.map(({ key }) => key));
  const before = layout({ ...data, round: shown.before }, size);
  return before?.edges.filter(({ key }) => !here.has(key)) ?? [];
}

function Edge(props: {
  readonly edge: GraphEdge;
  readonly leaving?: boolean;
  readonly onWeight?: NetworkGraphProps['onWeight'];
}) {
  const { edge, leaving = false, onWeight } = props;
  const { parameter, index } = edge;
  return (
    <line
      x1={edge.x1}
      y1={edge.y1}
      x2={edge.x2}
      y2={edge.y2}
      strokeWidth={edge.width}
      className={`chart-edge chart-edge-${edge.sign} ${leaving ? 'chart-edge-leaving' : ''}`}
      onPointerEnter={leaving ? undefined : () => onWeight?.({ parameter, index })}
    />
  );
}
