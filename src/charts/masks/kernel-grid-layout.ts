/** Kernels of a convolution as small pictures in a grid: where each weight lies, and its colour. */
import { rootMeanSquare, signRamp, STEPS } from './mask-pixels';
import { mix, packed, type Palette, type Rgb } from '../kit/pixels';
import { isKept } from '../kit/prunings';

export interface KernelGrid {
  /** [height, width, in, out] */
  readonly shape: readonly number[];
  /** red, green and blue of one weight position are one cell */
  readonly isColour: boolean;
  /** filters shown: from, and up to but without */
  readonly from: number;
  readonly to: number;
  /** kernels side by side, and rows of them */
  readonly across: number;
  readonly down: number;
  /** do filters lie side by side, channels below each other? Else the other way round; unimportant where kernels are wrapped */
  readonly filtersAcross: boolean;
  /** one kernel per filter, wrapped into rows */
  readonly isWrapped: boolean;
  /** cells, with one between kernels */
  readonly columns: number;
  readonly rows: number;
}

/** A cell of the grid. */
export interface KernelCell {
  readonly filter: number;
  /** null where all three colours are one cell */
  readonly channel: number | null;
  readonly row: number;
  readonly column: number;
}

/** Most cells of one picture: some milliseconds of work. */
const MOST_CELLS = 150_000;

/** How many filters fit into one picture; at least one. */
export function filtersAtOnce([height, width, channels, filters]: readonly number[], isColour: boolean): number {
  const perFilter = (height + 1) * (width + 1) * (isColour ? 1 : channels);
  return Math.min(filters, Math.max(1, Math.floor(MOST_CELLS / perFilter)));
}

/** Can its kernels be shown in colours? Only those of a first layer that reads red, green and blue. */
export const canBeColour = ([, , channels]: readonly number[], isFirst: boolean): boolean => isFirst && channels === 3;

/** The grid of filters `from` … `to` − 1 of a kernel [height, width, in, out]. */
export function kernelGrid(shape: readonly number[], isColour: boolean, from: number, to: number): KernelGrid {
  const [height, width, inputs] = shape;
  const shown = to - from;
  const channels = isColour ? 1 : inputs;
  const isWrapped = channels === 1;
  // about twice as wide as high
  const lines = Math.max(1, Math.round(Math.sqrt(shown / 2)));
  const across = isWrapped ? Math.ceil(shown / lines) : Math.max(shown, channels);
  const down = isWrapped ? Math.ceil(shown / across) : Math.min(shown, channels);
  return {
    shape,
    isColour,
    from,
    to,
    across,
    down,
    isWrapped,
    filtersAcross: shown >= channels,
    columns: across * (width + 1) - 1,
    rows: down * (height + 1) - 1,
  };
}

/** What lies at a column and row of the picture; null between kernels and behind the last one. */
export function cellAt(grid: KernelGrid, column: number, row: number): KernelCell | null {
  const [height, width] = grid.shape;
  const [kx, x] = [Math.floor(column / (width + 1)), column % (width + 1)];
  const [ky, y] = [Math.floor(row / (height + 1)), row % (height + 1)];
  if (x === width || y === height) return null;
  const filter = grid.from + (grid.isWrapped ? ky * grid.across + kx : grid.filtersAcross ? kx : ky);
  if (filter >= grid.to) return null;
  const channel = grid.isWrapped ? (grid.isColour ? null : 0) : grid.filtersAcross ? ky : kx;
  return { filter, channel, row: y, column: x };
}

/** Position of a cell's weight in its kernel; of one colour where it has three. */
export function weightIndex({ shape }: KernelGrid, { filter, channel, row, column }: KernelCell, colour = 0): number {
  const [, width, inputs, outputs] = shape;
  return ((row * width + column) * inputs + (channel ?? colour)) * outputs + filter;
}

/** Column and row of the weight at an index; null where its filter is not shown. */
export function placeOfWeight(grid: KernelGrid, index: number): readonly [column: number, row: number] | null {
  const [height, width, inputs, outputs] = grid.shape;
  const filter = index % outputs;
  if (filter < grid.from || filter >= grid.to) return null;
  const at = filter - grid.from;
  const channel = Math.floor(index / outputs) % inputs;
  const tap = Math.floor(index / (outputs * inputs));
  const [kx, ky] = grid.isWrapped
    ? [at % grid.across, Math.floor(at / grid.across)]
    : grid.filtersAcross
      ? [at, channel]
      : [channel, at];
  return [kx * (width + 1) + (tap % width), ky * (height + 1) + Math.floor(tap / width)];
}

interface KernelPicture {
  /** packed, [rows, columns] */
  readonly pixels: Uint32Array;
  /** 1 where all that lies there is pruned, to be hatched; [rows, columns] */
  readonly pruned: Uint8Array;
}

/** What lies under the hatching: paper is what is between kernels, and even a survivor near 0 is more coloured. */
export const prunedShade = ({ paper, ink }: Palette): Rgb => mix(paper, ink, 0.1);

/**
 * Pruned weights are grey, to be hatched; survivors orange or blue by sign and stronger with |w|, or
 * brown where only the mask is known. In colours, a weight of 0, pruned or not, is half of the light.
 * @param weights null: only the mask is known
 */
export function kernelPicture(
  grid: KernelGrid,
  prunedIn: Uint8Array | null,
  weights: Float32Array | null,
  round: number,
  palette: Palette,
): KernelPicture {
  const { columns, rows } = grid;
  const pixels = new Uint32Array(columns * rows).fill(packed(palette.paper));
  const pruned = new Uint8Array(columns * rows);
  const gone = packed(prunedShade(palette));
  const kept = packed(palette.kept);
  const scale = weights ? 1 / (2.5 * rootMeanSquare(weights, prunedIn, round)) : 0;
  const ramp = signRamp(palette);
  const isLeft = Uint8Array.from({ length: 256 }, (_, byte) => (isKept(byte, round) ? 1 : 0));
  const leftAt = (index: number): boolean => !prunedIn || isLeft[prunedIn[index]] === 1;
  const shade = (index: number): number => {
    if (!weights) return kept;
    const step = Math.max(-STEPS, Math.min(STEPS, Math.round(weights[index] * scale * STEPS)));
    return ramp[step + STEPS];
  };
  const light = (index: number): number =>
    weights && leftAt(index) ? 127.5 * (1 + Math.max(-1, Math.min(1, weights[index] * scale))) : 127.5;
  const [height, width, inputs, outputs] = grid.shape;
  const channels = grid.isColour ? 1 : inputs;
  // in the order of the weights in memory: large layers are read once, from front to end
  for (let tap = 0; tap < height * width; tap += 1) {
    const corner = Math.floor(tap / width) * columns + (tap % width);
    for (let channel = 0; channel < channels; channel += 1) {
      const first = (tap * inputs + channel) * outputs;
      for (let filter = grid.from; filter < grid.to; filter += 1) {
        const shown = filter - grid.from;
        const kx = grid.isWrapped ? shown % grid.across : grid.filtersAcross ? shown : channel;
        const ky = grid.isWrapped ? Math.floor(shown / grid.across) : grid.filtersAcross ? channel : shown;
        const at = ky * (height + 1) * columns + kx * (width + 1) + corner;
        const index = first + filter;
        // of a weight position in colours: red, and behind it green and blue
        const green = grid.isColour ? index + outputs : index;
        const blue = grid.isColour ? green + outputs : index;
        if (!leftAt(index) && !leftAt(green) && !leftAt(blue)) {
          pixels[at] = gone;
          pruned[at] = 1;
        } else if (grid.isColour && weights) pixels[at] = packed([light(index), light(green), light(blue)]);
        else pixels[at] = shade(index);
      }
    }
  }
  return { pixels, pruned };
}
