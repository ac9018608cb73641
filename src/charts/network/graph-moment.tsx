/** One round of pruning in the graph of a small network: edges that fall drop, the others run back to their start. */
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import type { Network } from '../../models/network';
import { passedAt } from '../kit/moment-time';
import { usePassingFilm } from '../kit/use-moment-film';
import { scaledContext } from '../kit/scaled-context';
import { cssOf, type Palette } from '../kit/pixels';
import type { Size } from '../kit/use-size';
import { drawnEdge, graphMoment, type GraphMomentMarks } from './graph-moment-layout';
import styles from './graph-moment.module.css';

interface Props {
  readonly network: Network;
  /** every weight that is left before the round */
  readonly layers: readonly PrunedLayer[];
  readonly size: Size;
  readonly palette: Palette;
}

/** In passing, over the graph itself. */
export function GraphFilm({ over, ...graph }: Props & { readonly over: () => void }) {
  return <GraphMoment {...graph} time={usePassingFilm(over)} />;
}

/** @param time as in moment-time */
export function GraphMoment({ network, layers, size, palette, time }: Props & { readonly time: number }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const marks = useMemo(() => graphMoment(network, layers, size), [network, layers, size]);
  useLayoutEffect(() => {
    const context = ref.current && scaledContext(ref.current, size);
    if (context && marks) draw(context, marks, time, palette, size);
  }, [marks, time, palette, size]);
  return <canvas ref={ref} className={styles.film} aria-hidden="true" />;
}

function draw(
  context: CanvasRenderingContext2D,
  { edges, nodes, radius }: GraphMomentMarks,
  time: number,
  palette: Palette,
  { height }: Size,
): void {
  const passed = passedAt(time);
  context.lineCap = 'round';
  for (const edge of edges) {
    const { opacity, drop, width, colour } = drawnEdge(edge, passed, palette);
    if (opacity === 0) continue;
    context.globalAlpha = opacity;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(edge.x1, edge.y1 + drop * height);
    context.lineTo(edge.x2, edge.y2 + drop * height);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.fillStyle = cssOf(palette.paper);
  context.strokeStyle = cssOf(palette.ink);
  context.lineWidth = 1;
  for (const { x, y } of nodes) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
