/** From the points of a stroke to a fine polyline. */
import type { Stroke } from './glyphs';

/** A polyline in image coordinates, filled again for every image to spare the garbage collector. */
export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** number of points in use */
  length: number;
  /** breaks[k] = 1: point k begins a stroke, so no ink between k − 1 and k */
  readonly breaks: Uint8Array;
}

const CAPACITY = 512; // the longest glyph needs about 150 points

export const emptyPolyline = (): Polyline => ({
  x: new Float64Array(CAPACITY),
  y: new Float64Array(CAPACITY),
  length: 0,
  breaks: new Uint8Array(CAPACITY),
});

/**
 * Appends the curve through the points of `stroke`, cubic between two points: at a smooth point its
 * direction is that from the point before to the point after (Catmull & Rom 1974), at a corner and
 * at both ends its curvature is 0.
 * @param x, y positions of the points, as jittered for this image
 * @param spacing about the distance of two points of the polyline
 */
export function appendCurve(line: Polyline, stroke: Stroke, x: Float64Array, y: Float64Array, spacing: number): void {
  append(line, x[0], y[0], 1);
  for (let k = 0; k + 1 < stroke.length; k += 1) {
    const fromCorner = k === 0 || stroke[k][2] !== undefined;
    const toCorner = k + 2 === stroke.length || stroke[k + 1][2] !== undefined;
    const [ax, bx] = slopes(x, k, fromCorner, toCorner);
    const [ay, by] = slopes(y, k, fromCorner, toCorner);
    const [dx, dy] = [x[k + 1] - x[k], y[k + 1] - y[k]];
    const pieces = Math.max(2, Math.ceil(Math.sqrt(dx * dx + dy * dy) / spacing));
    for (let piece = 1; piece <= pieces; piece += 1) {
      const t = piece / pieces;
      // cubic Hermite basis
      const end = t * t * (3 - 2 * t);
      const leave = t * (1 - t) * (1 - t);
      const arrive = t * t * (t - 1);
      append(line, x[k] + dx * end + ax * leave + bx * arrive, y[k] + dy * end + ay * leave + by * arrive, 0);
    }
  }
}

/** Derivatives of one coordinate at points k and k + 1, per span. */
function slopes(at: Float64Array, k: number, fromCorner: boolean, toCorner: boolean): [leave: number, arrive: number] {
  const chord = at[k + 1] - at[k];
  if (fromCorner && toCorner) return [chord, chord];
  const leave = fromCorner ? 0 : (at[k + 1] - at[k - 1]) / 2;
  const arrive = toCorner ? 0 : (at[k + 2] - at[k]) / 2;
  // no curvature at an end: its slope is (3 chord − slope of the other end) / 2
  if (fromCorner) return [(3 * chord - arrive) / 2, arrive];
  if (toCorner) return [leave, (3 * chord - leave) / 2];
  return [leave, arrive];
}

function append(line: Polyline, x: number, y: number, begins: 0 | 1): void {
  if (line.length === CAPACITY) throw new Error(`A glyph needs more than ${CAPACITY} points.`);
  line.x[line.length] = x;
  line.y[line.length] = y;
  line.breaks[line.length] = begins;
  line.length += 1;
}
