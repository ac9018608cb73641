/** Points of a 2-D data set: one shape and one colour per class. */
import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3';

export interface Points {
  readonly count: number;
  /** [count, 2] */
  readonly inputs: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** The square part of the plane that is drawn. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

interface PointMark {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

const SHAPES = [symbolCircle, symbolTriangle, symbolSquare, symbolDiamond];

/** All points with a margin of a tenth, the same on both axes so that circles stay round. */
export function extentOf({ inputs, count }: Points): Extent {
  let most = 0;
  for (let at = 0; at < count * 2; at += 1) most = Math.max(most, Math.abs(inputs[at]));
  const high = (most || 1) * 1.1;
  return { low: -high, high };
}

/** At most `most` points in px of a square `side` wide; y grows upwards. */
export function layout(points: Points, extent: Extent, side: number, most: number): PointMark[] {
  const stride = Math.max(1, Math.ceil(points.count / most));
  const scale = side / (extent.high - extent.low);
  return Array.from({ length: Math.ceil(points.count / stride) }, (_, at) => {
    const index = at * stride;
    return {
      index,
      x: (points.inputs[2 * index] - extent.low) * scale,
      y: side - (points.inputs[2 * index + 1] - extent.low) * scale,
      label: points.labels[index],
    };
  });
}

/** A class's mark; `area` in px². */
export const shapeOf = (label: number, area: number): string => symbol(SHAPES[label % SHAPES.length], area)() ?? '';

export function PointMarks({ marks, area }: { readonly marks: readonly PointMark[]; readonly area: number }) {
  return (
    <g>
      {marks.map(({ index, x, y, label }) => (
        <path
          key={index}
          d={shapeOf(label, area)}
          transform={`translate(${x},${y})`}
          className="chart-point"
          style={{ fill: classColour(label) }}
        />
      ))}
    </g>
  );
}

/** CSS colour of a class; the themes are in charts.css. */
export const classColour = (label: number): string => `var(--class-${label % 10})`;
