/** A small fully connected network as nodes and edges; pruned edges vanish. */
import { useState } from 'react';
import { useTexts } from '../../texts';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import type { Network } from '../../models/network';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { count, percent } from '../kit/format';
import { usePalette } from '../kit/use-palette';
import { useSize, type Size } from '../kit/use-size';
import { GraphFilm } from './graph-moment';
import { layout, MOST_EDGES, type GraphData, type GraphEdge, type GraphMarks } from './network-graph-layout';

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
  /** a round that is being pruned right now: seen once, in place of what is shown */
  readonly pruning?: FreshPruning | null;
}

export interface FreshPruning {
  readonly round: number;
  readonly layers: readonly PrunedLayer[];
  /** it has been seen */
  readonly over: () => void;
}

export function NetworkGraph(props: NetworkGraphProps) {
  const { network, prunedIn, weights, selectedRound: round, onWeight, pruning = null } = props;
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
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
            {!pruning && leaving.map((edge) => <Edge key={`${edge.key} leaves ${round}`} edge={edge} leaving />)}
            {!pruning && marks.edges.map((edge) => <Edge key={edge.key} edge={edge} onWeight={onWeight} />)}
            {marks.nodes.map(({ key, x, y }) => (
              <circle key={key} cx={x} cy={y} r={marks.radius} className="chart-node" />
            ))}
          </svg>
        )}
        {size && pruning && (
          <GraphFilm key={pruning.round} {...pruning} network={network} size={size} palette={palette} />
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
