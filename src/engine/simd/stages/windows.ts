import type { Axis } from '../../../models/windows';

/** Pixels of zeros the input needs on each side, so that every window lies inside. */
export const inputFrame = ({ before, after }: Axis): number => Math.max(before, after);

/**
 * Input pixel stride · a + `remainder` gets its gradient from the outputs a + shift of these taps of
 * the window. Remainders are the classes of input pixels that share their taps.
 */
export function tapsBack(
  { before }: Axis,
  remainder: number,
  size: number,
  stride: number,
): { readonly tap: number; readonly shift: number }[] {
  const taps: { tap: number; shift: number }[] = [];
  for (let tap = 0; tap < size; tap += 1) {
    const shift = (remainder + before - tap) / stride;
    if (Number.isInteger(shift)) taps.push({ tap, shift });
  }
  return taps;
}

/** Pixels of one class of remainders. */
export const pixelsOf = ({ inputs }: Axis, remainder: number, stride: number): number =>
  Math.max(Math.ceil((inputs - remainder) / stride), 0);

/** Pixels of zeros the output's gradient needs on each side for the way back. */
export function outputFrame(axis: Axis, size: number, stride: number): number {
  let frame = 0;
  for (let remainder = 0; remainder < stride; remainder += 1) {
    const last = pixelsOf(axis, remainder, stride) - 1;
    for (const { shift } of tapsBack(axis, remainder, size, stride)) {
      frame = Math.max(frame, -shift, last + shift - (axis.outputs - 1));
    }
  }
  return frame;
}

/** The same two frames where windows of size 3 and stride 1 are also taken two by two: an odd one reads further. */
export function tileFrames(axis: Axis): { readonly input: number; readonly output: number } {
  const odd = axis.outputs % 2;
  return {
    input: Math.max(axis.before, axis.after + odd),
    output: Math.max(outputFrame(axis, 3, 1), odd),
  };
}
