/** One round's masks in small: pixels, a graph, or how high what is left is. */
import { useMemo } from 'react';
import type { MaskRecord } from '../../recording/recording';
import type { Network } from '../../models/network';
import { Picture } from '../kit/picture';
import { densityPixels, type Palette } from '../kit/pixels';
import { layout as graphLayout } from '../network/network-graph-layout';
import type { Frame } from './film-frames';

export function FramePicture(props: {
  readonly frame: Frame;
  readonly network: Network;
  readonly mask: MaskRecord | null;
  readonly palette: Palette;
}) {
  const { frame, network, mask, palette } = props;
  const { densities } = frame;
  const pixels = useMemo(
    () => (densities ? densityPixels(densities, palette.paper, palette.kept) : null),
    [densities, palette],
  );
  if (!frame.done) return null;
  if (pixels) {
    return <Picture pixels={pixels} width={network.inputShape[1]} height={network.inputShape[0]} />;
  }
  const graph =
    mask &&
    graphLayout(
      { network, prunedIn: mask.prunedIn, weights: null, round: frame.round },
      { width: 60, height: 60, em: 3 },
    );
  if (graph) {
    return (
      <svg viewBox="0 0 60 60" aria-hidden="true">
        {graph.edges.map(({ key, x1, y1, x2, y2 }) => (
          <line key={key} x1={x1} y1={y1} x2={x2} y2={y2} className="chart-tiny-edge" />
        ))}
        {graph.nodes.map(({ key, x, y }) => (
          <circle key={key} cx={x} cy={y} r={1.6} className="chart-tiny-node" />
        ))}
      </svg>
    );
  }
  return <span className="chart-frame-bar" style={{ height: `${frame.remaining * 100}%` }} />;
}
