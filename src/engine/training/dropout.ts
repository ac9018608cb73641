/**
 * What dropout drops (Srivastava et al. 2014): the same elements on every engine. The numbers of a
 * layer's values are hashed with a key of layer and step. A value's number is its place in the
 * memory of the simd engine, whose kernel (simd/kernels/elementwise.ts) draws as it goes along.
 */
import { stream } from '../../lottery/random/stream';
import { LANES, paddedLanes } from '../simd/padding';
import type { BufferPlan } from '../simd/plan/operations';

/** Key of the masks that one dropout layer (counted from 0) uses in one step. */
export const dropoutKey = (seed: number, layer: number, step: number): number =>
  stream(seed, 'dropout', layer, step).uint32();

/** Values whose hash is below this are dropped. */
export const dropoutThreshold = (rate: number): number => Math.round(rate * 2 ** 32);

/** Factor of what is kept, so that means stay. */
export const dropoutScale = (rate: number): number => 1 / (1 - rate);

/** Is the value with this number kept? */
export function isKept(number: number, key: number, threshold: number): boolean {
  let hash = Math.imul(number, 0x9e3779b9) ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0 >= threshold;
}

/** Where a value of a batch lies. */
export interface ValueNumbers {
  /** @param value in [row, column, channel] of one example, or the unit */
  numberOf(example: number, value: number): number;
  /** values of one example */
  readonly size: number;
}

/** The numbers of the values that pass through `buffer`, for batches of up to `batch` examples. */
export function valueNumbers({ rows, columns, channels, layout, frame }: BufferPlan, batch: number): ValueNumbers {
  const size = rows * columns * channels;
  const lanes = paddedLanes(batch);
  if (layout === 'flat') return { size, numberOf: (example, value) => value * lanes + example };
  const [height, width] = [rows + 2 * frame, columns + 2 * frame];
  return {
    size,
    numberOf: (example, value) => {
      const channel = value % channels;
      const pixel = Math.floor(value / channels);
      const row = Math.floor(pixel / columns) + frame;
      const column = (pixel % columns) + frame;
      const group = Math.floor(example / LANES);
      return (((group * channels + channel) * height + row) * width + column) * LANES + (example % LANES);
    },
  };
}
