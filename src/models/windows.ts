/** How windows slide over pictures. */
import type { Shape } from './layer';

export type Padding = 'same' | 'valid';

/** How a window slides along one axis of a picture. */
export interface Axis {
  /** pixels of the input and windows, along this axis */
  readonly inputs: number;
  readonly outputs: number;
  /** pixels of padding before the first input, and behind the last: an odd rest goes behind (as in TF) */
  readonly before: number;
  readonly after: number;
}

/** @throws Error where no window fits. */
export function slideAlong(inputs: number, size: number, stride: number, padding: Padding): Axis {
  if (padding === 'valid') {
    if (size > inputs) throw new Error(`A window of ${size} does not fit into ${inputs} pixels.`);
    return { inputs, outputs: Math.floor((inputs - size) / stride) + 1, before: 0, after: 0 };
  }
  const outputs = Math.ceil(inputs / stride);
  const missing = Math.max((outputs - 1) * stride + size - inputs, 0);
  return { inputs, outputs, before: Math.floor(missing / 2), after: Math.ceil(missing / 2) };
}

/** A window [height, width] and how it moves. */
export interface Sliding {
  readonly window: readonly [number, number];
  readonly stride: number;
  readonly padding: Padding;
}

/** A square window; pools look at the picture alone. */
export const square = (size: number, stride: number, padding: Padding = 'valid'): Sliding => ({
  window: [size, size],
  stride,
  padding,
});

/** How a window slides down and across a picture. */
export const slide = ([height, width]: Shape, { window, stride, padding }: Sliding): readonly [Axis, Axis] => [
  slideAlong(height, window[0], stride, padding),
  slideAlong(width, window[1], stride, padding),
];

/** Rows and columns of windows. */
export const windowsOf = (from: Shape, sliding: Sliding): readonly [number, number] => {
  const [down, across] = slide(from, sliding);
  return [down.outputs, across.outputs];
};

/**
 * Calls back with every pixel of every window that lies inside of the picture, for `count` pictures
 * one behind the other: numbers of the window, of the tap in it, and of the pixel.
 */
export function eachPixel(
  from: Shape,
  sliding: Sliding,
  count: number,
  visit: (window: number, tap: number, pixel: number) => void,
): void {
  const [height, width] = from;
  const [windowHeight, windowWidth] = sliding.window;
  const [down, across] = slide(from, sliding);
  const windows = down.outputs * across.outputs;
  const taps: number[] = []; // window, tap and pixel, one after the other
  for (let window = 0; window < windows; window += 1) {
    const firstRow = Math.floor(window / across.outputs) * sliding.stride - down.before;
    const firstColumn = (window % across.outputs) * sliding.stride - across.before;
    for (let tap = 0; tap < windowHeight * windowWidth; tap += 1) {
      const row = firstRow + Math.floor(tap / windowWidth);
      const column = firstColumn + (tap % windowWidth);
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      taps.push(window, tap, row * width + column);
    }
  }
  for (let example = 0; example < count; example += 1) {
    const [firstWindow, firstPixel] = [example * windows, example * height * width];
    for (let at = 0; at < taps.length; at += 3) visit(firstWindow + taps[at], taps[at + 1], firstPixel + taps[at + 2]);
  }
}
