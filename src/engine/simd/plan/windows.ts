import type { Padding } from '../../../models/layers';

/** How a square window slides along one axis of an image. */
export interface Axis {
  /** pixels of the input and windows, along this axis */
  readonly inputs: number;
  readonly outputs: number;
  /** pixels of padding before the first input; with 'same' an odd rest goes behind (as in TF) */
  readonly before: number;
}

export function slideAlong(inputs: number, size: number, stride: number, padding: Padding): Axis {
  if (padding === 'valid') {
    return { inputs, outputs: Math.floor((inputs - size) / stride) + 1, before: 0 };
  }
  const outputs = Math.ceil(inputs / stride);
  const missing = Math.max((outputs - 1) * stride + size - inputs, 0);
  return { inputs, outputs, before: Math.floor(missing / 2) };
}

/** Pixels of zeros the input needs on each side, so that every window lies inside. */
export function inputFrame({ inputs, outputs, before }: Axis, size: number, stride: number): number {
  const after = (outputs - 1) * stride + size - before - inputs;
  return Math.max(before, after, 0);
}

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
