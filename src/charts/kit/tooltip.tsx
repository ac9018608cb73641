import type { ReactNode } from 'react';
import { useSize } from './use-size';

/** Distance in px between the pointed place and the box. */
const GAP = 12;

/** px of its two borders */
const BORDERS = 2;

/** Left edge of a box `own` px wide: beside `x` where it fits, right first, else inside the chart. */
export function tooltipLeft(x: number, own: number, width: number): number {
  if (x + GAP + own <= width) return x + GAP;
  if (x - GAP - own >= 0) return x - GAP - own;
  return Math.max(0, Math.min(x - own / 2, width - own));
}

/** A box beside `x` px of a chart `width` px wide; it never takes the pointer. */
export function Tooltip(props: {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly children: ReactNode;
}) {
  const { x, width, top, children } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const own = (size?.width ?? 0) + BORDERS;
  return (
    <div ref={ref} className="chart-tooltip" style={{ left: tooltipLeft(x, own, width), top, maxWidth: width }}>
      {children}
    </div>
  );
}
