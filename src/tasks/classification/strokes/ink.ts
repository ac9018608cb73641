/** From polylines to grey pixels. */
import type { Polyline } from './path';

/** A line the pen draws. */
export interface Pen {
  /** half of the line's width in pixels, at the start and at the end of the polyline */
  readonly radius: readonly [number, number];
  /** darkness of full ink, 0 … 1 */
  readonly ink: number;
}

/** Width in pixels of the soft edge of a line. */
const EDGE = 1.2;

/**
 * Draws `line` (pixels, origin at the centre) into `canvas` ([size, size], 0 paper … 1 ink),
 * keeping the darker of old and new. Coverage falls linearly over EDGE pixels around the radius.
 */
export function drawLine(canvas: Float64Array, size: number, line: Polyline, pen: Pen): void {
  const middle = (size - 1) / 2;
  const [first, last] = pen.radius;
  for (let k = 1; k < line.length; k += 1) {
    if (line.breaks[k]) continue;
    const radius = first + ((last - first) * k) / line.length;
    const reach = radius + EDGE / 2;
    const ax = line.x[k - 1] + middle;
    const ay = line.y[k - 1] + middle;
    const dx = line.x[k] + middle - ax;
    const dy = line.y[k] + middle - ay;
    const length2 = dx * dx + dy * dy;
    const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach));
    const right = Math.min(size - 1, Math.floor(Math.max(ax, ax + dx) + reach));
    const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach));
    const bottom = Math.min(size - 1, Math.floor(Math.max(ay, ay + dy) + reach));
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const at = row * size + column;
        // no line is darker than full ink: half of the pixels a line comes by have it already
        if (canvas[at] >= pen.ink) continue;
        const px = column - ax;
        const py = row - ay;
        // the nearest point of the segment is a + t·d
        const along = length2 > 0 ? (px * dx + py * dy) / length2 : 0;
        const t = along < 0 ? 0 : along > 1 ? 1 : along;
        const ex = px - t * dx;
        const ey = py - t * dy;
        const distance2 = ex * ex + ey * ey;
        if (distance2 >= reach * reach) continue;
        const covered = Math.min(1, (reach - Math.sqrt(distance2)) / EDGE) * pen.ink;
        if (covered > canvas[at]) canvas[at] = covered;
      }
    }
  }
}

/** Wipes a soft disc of `radius` pixels at (x, y), origin at the centre: the pen skipped. */
export function wipe(canvas: Float64Array, size: number, x: number, y: number, radius: number): void {
  const middle = (size - 1) / 2;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const ex = column - middle - x;
      const ey = row - middle - y;
      const distance2 = ex * ex + ey * ey;
      if (distance2 >= (radius + EDGE) * (radius + EDGE)) continue;
      const left = Math.max(0, (Math.sqrt(distance2) - radius) / EDGE);
      canvas[row * size + column] *= Math.min(1, left);
    }
  }
}
