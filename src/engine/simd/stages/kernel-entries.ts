/**
 * The surviving entries of a convolution kernel [height, width, in, out] as lists for the kernels,
 * by what is made (kernels/convolution.ts).
 */
interface KernelEntries {
  /** blocks of the channels that are read, one behind the other */
  readonly blocks: number;
  /** [blocks × made + 1], first entry of each list */
  readonly starts: Uint32Array;
  /** [entries], bytes from a window's start to the entry's pixel (modulo 2³²: may be negative) */
  readonly offsets: Uint32Array;
  /** [entries], place in the kernel */
  readonly places: Uint32Array;
}

/** One pixel of a window. */
export interface Tap {
  /** row · width + column in the kernel */
  readonly tap: number;
  /** bytes from the window's start */
  readonly offset: number;
}

/** Entries of one list that are worth a block: fewer, and sums are loaded and stored too often. */
const ENTRIES = 28;

/**
 * @param direction 'forward': made from input to output channels; 'back': the other way
 * @param channelBytes from one channel that is read to the next
 */
export function listEntries(
  mask: Uint8Array | null,
  inputs: number,
  outputs: number,
  taps: readonly Tap[],
  direction: 'forward' | 'back',
  channelBytes: number,
): KernelEntries {
  const forward = direction === 'forward';
  const [read, made] = forward ? [inputs, outputs] : [outputs, inputs];
  const [readStep, madeStep] = forward ? [outputs, 1] : [1, outputs];
  const count = countKept(mask, taps, inputs * outputs);
  const blocks = Math.min(Math.max(Math.round(count / made / ENTRIES), 1), read);
  const starts = new Uint32Array(blocks * made + 1);
  const offsets = new Uint32Array(count);
  const places = new Uint32Array(count);
  let entry = 0;
  let list = 0;
  for (let block = 0; block < blocks; block += 1) {
    const [first, end] = [block, block + 1].map((at) => Math.round((at * read) / blocks));
    for (let target = 0; target < made; target += 1) {
      for (let channel = first; channel < end; channel += 1) {
        for (const { tap, offset } of taps) {
          const place = tap * inputs * outputs + channel * readStep + target * madeStep;
          if (mask !== null && mask[place] === 0) continue;
          offsets[entry] = channel * channelBytes + offset;
          places[entry] = place;
          entry += 1;
        }
      }
      list += 1;
      starts[list] = entry;
    }
  }
  return { blocks, starts, offsets, places };
}

/** Survivors at these taps; `size` entries each. */
function countKept(mask: Uint8Array | null, taps: readonly Tap[], size: number): number {
  if (mask === null) return taps.length * size;
  let kept = 0;
  for (const { tap } of taps) {
    for (let at = tap * size; at < (tap + 1) * size; at += 1) kept += mask[at] === 0 ? 0 : 1;
  }
  return kept;
}
