/** The edges of a small network while one round is pruned. */
import type { PrunedLayer } from '../../lottery/pruned-layer';
import type { Network } from '../../models/network';
import { between, type passedAt } from '../kit/moment-time';
import { cssOf, mix, type Palette } from '../kit/pixels';
import type { Size } from '../kit/use-size';
import { layout, type GraphMarks } from './network-graph-layout';

interface MomentEdge {
  /** px */
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** as shares of the largest in its layer, -1 … 1 */
  readonly thetaT: number;
  readonly start: number;
  readonly falls: boolean;
}

export interface GraphMomentMarks extends Pick<GraphMarks, 'nodes' | 'radius'> {
  /** those left before the round */
  readonly edges: readonly MomentEdge[];
}

/** null where the network is not drawn as a graph, and where whole units go: an edge is a weight. */
export function graphMoment(network: Network, layers: readonly PrunedLayer[], size: Size): GraphMomentMarks | null {
  const graph = layout({ network, prunedIn: null, weights: null, round: 0 }, size);
  if (!graph || layers.some(({ units }) => units !== null)) return null;
  const places = new Map(graph.edges.map((edge) => [edge.key, edge]));
  const edges = layers.flatMap(({ parameter, index, thetaT, start, falls }) => {
    const most = Math.max(1e-9, ...thetaT.map(Math.abs), ...start.map(Math.abs));
    return Array.from(index, (weight, at): MomentEdge[] => {
      const place = places.get(`${parameter}/${weight}`);
      if (!place) return [];
      const { x1, y1, x2, y2 } = place;
      return [{ x1, y1, x2, y2, thetaT: thetaT[at] / most, start: start[at] / most, falls: falls[at] === 1 }];
    }).flat();
  });
  return { edges, nodes: graph.nodes, radius: graph.radius };
}

interface DrawnEdge {
  readonly opacity: number;
  /** of the height */
  readonly drop: number;
  /** px */
  readonly width: number;
  readonly colour: string;
}

/** What is ranked lowest loses its colour, then falls; what stays keeps its place, and its value changes at last. */
export function drawnEdge(
  { thetaT, start, falls }: MomentEdge,
  { sorted, fallen, restored }: ReturnType<typeof passedAt>,
  palette: Palette,
): DrawnEdge {
  const value = falls ? thetaT : between(thetaT, start, restored);
  const full = value < 0 ? palette.negative : palette.positive;
  return {
    opacity: falls ? 1 - fallen : 1,
    drop: falls ? (fallen * fallen) / 3 : 0,
    width: 0.6 + 3 * Math.abs(value),
    colour: cssOf(mix(full, palette.ink, falls ? sorted * 0.8 : 0)),
  };
}
