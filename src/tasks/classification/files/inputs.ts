/** From numbers of any type to inputs as a set keeps them: bytes for pixels, floats for points in the plane. */
import { said } from '../problems';
import { DataFileError } from './data-file-error';
import { checkSide, type IdxInputs } from './idx-format';
import type { NumberTable, Values } from './numbers';

/** What became of the values, said to whoever gave them. */
export type Scaling = 'bytes' | 'unit' | 'up-to-255' | 'points';

export interface Inputs extends IdxInputs {
  readonly scaling: Scaling;
}

/** Largest coordinate of a point, either way. */
const FURTHEST = 1_000;

/**
 * Images or points. Pixels in 0 … 1 are taken as they are (rounded to 256 grey levels), pixels in
 * 0 … 255 are divided by 255; anything else is refused. Two values are a point in the plane, taken
 * as it is. A row of a square number of values is a square image.
 * @param table [count, rows, columns], [count, rows, columns, 3], [count, 3, rows, columns] or [count, values]
 * @throws DataFileError with the value or the shape and what is allowed
 */
export function inputsOf(table: NumberTable, name: string): Inputs {
  const [count, ...axes] = table.shape;
  if (axes.length === 1 && axes[0] === 2)
    return { count, inputShape: [2], values: pointsOf(table.values, name), scaling: 'points' };
  const planes = axes.length === 3 && axes[0] === 3 && axes[2] !== 3;
  const inputShape = planes ? [axes[1], axes[2], 3] : imageShape(axes, name);
  checkSide(inputShape[0], 'rows', name);
  checkSide(inputShape[1], 'columns', name);
  const { values, scaling } = pixelsOf(table.values, name);
  return { count, inputShape, values: planes ? channelsLast(values, axes) : values, scaling };
}

function imageShape(axes: readonly number[], name: string): readonly number[] {
  if (axes.length === 2) return [axes[0], axes[1], 1];
  if (axes.length === 3 && (axes[2] === 1 || axes[2] === 3)) return axes;
  const side = axes.length === 1 ? Math.round(Math.sqrt(axes[0])) : 0;
  if (side > 1 && side * side === axes[0]) return [side, side, 1];
  throw new DataFileError(name, said('shape-of-examples', { axes: axes.join(' × ') }));
}

function pointsOf(values: Values, name: string): Float32Array {
  const wrong = values.findIndex((value) => !(Math.abs(value) <= FURTHEST));
  if (wrong >= 0)
    throw new DataFileError(
      name,
      said('coordinate-beyond', { at: wrong, value: values[wrong], most: FURTHEST, mostToo: FURTHEST }),
    );
  return Float32Array.from(values);
}

function pixelsOf(values: Values, name: string): { values: Uint8Array; scaling: Scaling } {
  if (values instanceof Uint8Array) return { values, scaling: 'bytes' };
  let most = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (!(value >= 0 && value <= 255)) {
      throw new DataFileError(name, said('pixel-beyond', { at, value }));
    }
    if (value > most) most = value;
  }
  const factor = most <= 1 ? 255 : 1;
  const bytes = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += 1) bytes[at] = Math.floor(values[at] * factor + 0.5);
  return { values: bytes, scaling: most <= 1 ? 'unit' : 'up-to-255' };
}

/** [count, 3, rows, columns] → [count, rows, columns, 3] */
function channelsLast(values: Uint8Array, [channels, rows, columns]: readonly number[]): Uint8Array {
  const plane = rows * columns;
  const turned = new Uint8Array(values.length);
  for (let from = 0; from < values.length; from += plane * channels) {
    for (let channel = 0; channel < channels; channel += 1) {
      for (let pixel = 0; pixel < plane; pixel += 1) {
        turned[from + pixel * channels + channel] = values[from + channel * plane + pixel];
      }
    }
  }
  return turned;
}
