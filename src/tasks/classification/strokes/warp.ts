/** How one person's digit differs from the next: an affine map, then a smooth displacement. */
import type { RandomStream } from '../../../lottery/random/stream';
import { cos, exp, sin } from '../../../lottery/random/maths';
import type { Polyline } from './path';

/** Strength of each distortion; every number is a standard deviation. */
export interface Distortion {
  /** radians */
  readonly rotation: number;
  /** horizontal slant: shift in x per unit of y */
  readonly shear: number;
  /** natural logarithm of the size */
  readonly scale: number;
  /** natural logarithm of width ÷ height */
  readonly aspect: number;
  /** pixels */
  readonly shift: number;
  /** pixels, of the displacement at each knot of the grid */
  readonly elastic: number;
}

const KNOTS = 4; // per side: waves about as long as a third of the image
const MOST = 2.2; // draws beyond 2.2 standard deviations are cut: no digit leaves the image

/** A normal draw, cut at ±MOST. */
export const cutNormal = (random: RandomStream): number => Math.max(-MOST, Math.min(MOST, random.normal()));

/**
 * Moves the points of `line` (pixels, origin at the centre of the image) in place.
 * @param size side of the image in pixels
 */
export function warp(line: Polyline, distortion: Distortion, size: number, random: RandomStream): void {
  const angle = distortion.rotation * cutNormal(random);
  const shear = distortion.shear * cutNormal(random);
  const scale = exp(distortion.scale * cutNormal(random));
  const stretch = exp((distortion.aspect * cutNormal(random)) / 2);
  const shiftX = distortion.shift * cutNormal(random);
  const shiftY = distortion.shift * cutNormal(random);
  const [c, s] = [cos(angle), sin(angle)];
  const [width, height] = [scale * stretch, scale / stretch];

  const field = new Float64Array(2 * KNOTS * KNOTS); // [row, column, (x, y)]
  for (let k = 0; k < field.length; k += 1) field[k] = distortion.elastic * cutNormal(random);

  for (let k = 0; k < line.length; k += 1) {
    const slanted = (line.x[k] - shear * line.y[k]) * width;
    const upright = line.y[k] * height;
    const x = c * slanted - s * upright + shiftX;
    const y = s * slanted + c * upright + shiftY;
    // position in the grid of knots, which covers the image
    const column = Math.max(0, Math.min(KNOTS - 1.001, (x / size + 0.5) * (KNOTS - 1)));
    const row = Math.max(0, Math.min(KNOTS - 1.001, (y / size + 0.5) * (KNOTS - 1)));
    const left = Math.floor(column);
    const top = Math.floor(row);
    const right = smooth(column - left);
    const bottom = smooth(row - top);
    const at = 2 * (top * KNOTS + left);
    const below = at + 2 * KNOTS;
    line.x[k] =
      x +
      (field[at] * (1 - right) + field[at + 2] * right) * (1 - bottom) +
      (field[below] * (1 - right) + field[below + 2] * right) * bottom;
    line.y[k] =
      y +
      (field[at + 1] * (1 - right) + field[at + 3] * right) * (1 - bottom) +
      (field[below + 1] * (1 - right) + field[below + 3] * right) * bottom;
  }
}

/** 0 … 1 with level ends, so that the displacement has no kinks at the knots. */
const smooth = (t: number): number => t * t * (3 - 2 * t);
