import { PIXEL } from '../activation';
import { floorOf } from '../plan/operations';
import type { ConvolutionSettings } from './convolution-settings';
import { listEntries } from './kernel-entries';
import { pixelsOf, tapsBack } from './windows';

/** The way back through a convolution. */
interface ConvolutionInputGradient {
  /** Fills the lists in the committed memory. */
  write(): void;
  run(): void;
}

/**
 * The gradient of a convolution's input is a convolution of the output's gradient, with the same
 * weights in another order. With a stride it is one for each class of pixels (row and column modulo
 * the stride), as each class meets other taps of the window.
 * @param places of the survivors in the kernel, in the order of `weights`
 */
export function convolutionInputGradient(
  { arena, kernels, geometry, held, input, output }: ConvolutionSettings,
  weights: number,
  places: Uint32Array,
): ConvolutionInputGradient {
  const { size, stride, vertical, horizontal } = geometry;
  const remainders = Array.from({ length: stride }, (_, remainder) => remainder);
  const classes = remainders.flatMap((down) =>
    remainders.map((across) => {
      const columns = tapsBack(horizontal, across, size, stride);
      const taps = tapsBack(vertical, down, size, stride).flatMap((row) =>
        columns.map((column) => ({
          tap: row.tap * size + column.tap,
          offset: row.shift * output.row + column.shift * PIXEL,
        })),
      );
      const entries = listEntries(held, input.channels, output.channels, taps, 'back', output.channel);
      const count = entries.places.length;
      return {
        entries,
        starts: arena.reserve(entries.starts.length * 4),
        offsets: arena.reserve(count * 4),
        order: arena.reserve(count * 4), // where its weights lie, in bytes
        ordered: arena.reserve(count * 4), // its weights
        first: input.gradient + input.first + down * input.row + across * PIXEL,
        rows: pixelsOf(vertical, down, stride),
        columns: pixelsOf(horizontal, across, stride),
      };
    }),
  );

  return {
    write: () => {
      const entryOf = new Uint32Array(size * size * input.channels * output.channels);
      places.forEach((place, entry) => {
        entryOf[place] = entry;
      });
      for (const { entries, starts, offsets, order } of classes) {
        arena.words(starts, entries.starts.length).set(entries.starts);
        arena.words(offsets, entries.offsets.length).set(entries.offsets);
        const bytes = entries.places.map((place) => entryOf[place] * 4);
        arena.words(order, bytes.length).set(bytes);
      }
    },
    run: () => {
      const steps = [input.group, input.channel, stride * input.row, stride * PIXEL];
      const strides = [output.group, output.row, PIXEL];
      for (const { entries, starts, offsets, order, ordered, first, rows, columns } of classes) {
        kernels.permute(ordered, weights, order, entries.places.length);
        const lists = [starts, offsets, entries.blocks, input.channels];
        const windows = [input.groups, rows, columns];
        const region = [...lists, ...windows, ...steps, ...strides];
        const slopes = output.gradient + output.first;
        kernels.convolve(first, slopes, ordered, 0, floorOf(false), ...region);
      }
    },
  };
}
