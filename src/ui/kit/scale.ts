/** Slider positions: whole numbers from 0, a linear or a logarithmic way through the range. */

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
}

/** Positions of a logarithmic slider: a key press changes the value by a few percent. */
const LOG_POSITIONS = 120;

/** The last position; the first is 0. */
export const positionsOf = ({ min, max, step, scale }: Range): number =>
  scale === 'log' ? LOG_POSITIONS : Math.max(1, Math.round((max - min) / step));

/** The position nearest to a value. */
export function positionOf(range: Range, value: number): number {
  const { min, max } = range;
  const inside = Math.min(max, Math.max(min, value));
  if (max <= min) return 0;
  const share = range.scale === 'log' ? Math.log(inside / min) / Math.log(max / min) : (inside - min) / (max - min);
  return Math.round(share * positionsOf(range));
}

/** The value at a position; logarithmic ones are rounded to two digits and to the step. */
export function valueAt(range: Range, position: number): number {
  const { min, max, step } = range;
  const share = position / positionsOf(range);
  if (share <= 0) return min;
  if (share >= 1) return max;
  const raw = range.scale === 'log' ? min * (max / min) ** share : min + share * (max - min);
  const rounded = range.scale === 'log' ? Number(raw.toPrecision(2)) : raw;
  return snap(range, step >= 1 || range.scale === 'linear' ? Math.round(rounded / step) * step : rounded);
}

/** A value inside the range and free of rounding noise: 0.30000000000000004 → 0.3. */
export const snap = ({ min, max }: Pick<Range, 'min' | 'max'>, value: number): number =>
  Number(Math.min(max, Math.max(min, value)).toPrecision(12));
