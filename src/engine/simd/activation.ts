import type { Arena } from './arena';
import { LANES, paddedRows } from './padding';
import type { BufferPlan } from './plan/buffer-plan';

/** A placed buffer: addresses and distances in bytes. */
export interface Activation {
  readonly value: number;
  /** 0: not wanted */
  readonly gradient: number;
  /** of the values, and of the gradients */
  readonly bytes: number;
  /** of a row: those of the examples, one position of a sequence behind the other */
  readonly lanes: number;
  readonly positions: number;
  /** groups of 16 lanes */
  readonly groups: number;
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  /** from one group, channel, row to the next; pixels of a row lie PIXEL bytes apart */
  readonly group: number;
  readonly channel: number;
  readonly row: number;
  /** from the start, which may be frame, to the first pixel */
  readonly first: number;
}

/** Bytes of one pixel of one group: 16 examples. */
export const PIXEL = LANES * 4;

/** Reserves buffers for `lanes` examples, each at its place. */
export function placeActivations(buffers: readonly BufferPlan[], lanes: number, arena: Arena): readonly Activation[] {
  const shapes = buffers.map((buffer) => shapeOf(buffer, lanes));
  const values = buffers.map(({ valuesOf }, at) => (valuesOf === null ? arena.reserve(shapes[at].bytes) : 0));
  const gradients = buffers.map(({ gradient, gradientOf }, at) =>
    gradient && gradientOf === null ? arena.reserve(shapes[at].bytes) : 0,
  );
  const valueAt = (at: number): number => {
    const { valuesOf } = buffers[at];
    return valuesOf === null ? values[at] : valueAt(valuesOf);
  };
  const gradientAt = (at: number): number => {
    const { gradientOf } = buffers[at];
    return gradientOf === null ? gradients[at] : gradientAt(gradientOf);
  };
  return buffers.map(({ gradient }, at) => ({
    ...shapes[at],
    value: valueAt(at),
    gradient: gradient ? gradientAt(at) : 0,
  }));
}

function shapeOf(
  { rows, columns, channels, positions, layout, frame }: BufferPlan,
  examples: number,
): Omit<Activation, 'value' | 'gradient'> {
  const lanes = lanesOf(positions, examples);
  const groups = lanes / LANES;
  const row = (columns + 2 * frame) * PIXEL;
  const channel = (rows + 2 * frame) * row;
  const features = rows * columns * channels;
  const shape =
    layout === 'image'
      ? { group: channels * channel, channel, row, first: frame * (row + PIXEL) }
      : { group: PIXEL, channel: lanes * 4, row: PIXEL, first: 0 };
  const bytes = layout === 'image' ? groups * shape.group : paddedRows(features) * lanes * 4;
  return {
    ...shape,
    bytes,
    lanes,
    positions,
    groups,
    channels: layout === 'image' ? channels : features,
    rows: layout === 'image' ? rows : 1,
    columns: layout === 'image' ? columns : 1,
  };
}

/** Rows a power of two apart would fall on one another in the cache: those of sequences never are. */
const lanesOf = (positions: number, examples: number): number =>
  positions > 1 ? positions * examples + LANES : examples;
