import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Distance in px between the pointed place and the box. */
const GAP = 12;

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
  const ref = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(0);
  useLayoutEffect(() => setOwn(ref.current?.offsetWidth ?? 0), [children, width]);
  return (
    <div
      ref={ref}
      className="chart-tooltip"
      style={{ left: tooltipLeft(x, own, width), top, maxWidth: width }}
    >
      {children}
    </div>
  );
}
