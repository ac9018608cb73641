/** The layers of the float64 reference on plain arrays; images are [count, height, width, channels]. */
import type { Padding } from './layers';

/** [count, inputs] · [inputs, units] + [units] → [count, units]. */
export function dense(
  values: Float64Array,
  inputs: number,
  kernel: ArrayLike<number>,
  bias: ArrayLike<number>,
  units: number,
): Float64Array {
  const count = values.length / inputs;
  const outputs = new Float64Array(count * units);
  for (let row = 0; row < count; row += 1) {
    const to = row * units;
    for (let unit = 0; unit < units; unit += 1) outputs[to + unit] = bias[unit];
    for (let input = 0; input < inputs; input += 1) {
      const value = values[row * inputs + input];
      if (value === 0) continue; // most pixels, and half of the units after a ReLU
      const from = input * units;
      for (let unit = 0; unit < units; unit += 1) outputs[to + unit] += value * kernel[from + unit];
    }
  }
  return outputs;
}

/** Calls back with every pixel of every window that lies inside the image. */
export function eachPixel(
  [height, width]: readonly number[],
  [windowHeight, windowWidth]: readonly [number, number],
  stride: number,
  padding: Padding,
  visit: (window: number, tap: number, pixel: number) => void,
): { readonly rows: number; readonly columns: number } {
  const [rows, top] = slide(height, windowHeight, stride, padding);
  const [columns, left] = slide(width, windowWidth, stride, padding);
  for (let window = 0; window < rows * columns; window += 1) {
    const firstRow = Math.floor(window / columns) * stride - top;
    const firstColumn = (window % columns) * stride - left;
    for (let tap = 0; tap < windowHeight * windowWidth; tap += 1) {
      const row = firstRow + Math.floor(tap / windowWidth);
      const column = firstColumn + (tap % windowWidth);
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      visit(window, tap, row * width + column);
    }
  }
  return { rows, columns };
}

/** Windows along one axis, and padding before it; 'same' puts an odd rest behind, as TF does. */
function slide(length: number, size: number, stride: number, padding: Padding): [number, number] {
  if (padding === 'valid') return [Math.floor((length - size) / stride) + 1, 0];
  const windows = Math.ceil(length / stride);
  return [windows, Math.floor(Math.max((windows - 1) * stride + size - length, 0) / 2)];
}

/** An activation and the shape of one example. */
export interface Activation {
  readonly values: Float64Array;
  readonly shape: readonly number[];
}

/** Convolution with a kernel [size, size, in, filters]; `bias` may be missing. */
export function convolve(
  { values, shape }: Activation,
  count: number,
  kernel: ArrayLike<number>,
  bias: ArrayLike<number> | null,
  size: number,
  stride: number,
  padding: Padding,
): Activation {
  const channels = shape[2];
  const filters = kernel.length / (size * size * channels);
  const pixels = shape[0] * shape[1];
  const taps: [number, number, number][] = [];
  const { rows, columns } = eachPixel(shape, [size, size], stride, padding, (...tap) => {
    taps.push(tap);
  });
  const outputs = new Float64Array(count * rows * columns * filters);
  if (bias !== null) for (let at = 0; at < outputs.length; at += 1) outputs[at] = bias[at % filters];
  for (let example = 0; example < count; example += 1) {
    for (const [window, tap, pixel] of taps) {
      const to = (example * rows * columns + window) * filters;
      const from = (example * pixels + pixel) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        const value = values[from + channel];
        const weights = (tap * channels + channel) * filters;
        for (let filter = 0; filter < filters; filter += 1) {
          outputs[to + filter] += value * kernel[weights + filter];
        }
      }
    }
  }
  return { values: outputs, shape: [rows, columns, filters] };
}

/** Largest or mean value of windows [height, width] inside the image. */
export function pool(
  { values, shape }: Activation,
  count: number,
  kind: 'max-pool' | 'average-pool',
  window: readonly [number, number],
  stride: number,
): Activation {
  const channels = shape[2];
  const pixels = shape[0] * shape[1];
  const taps: [number, number, number][] = [];
  const { rows, columns } = eachPixel(shape, window, stride, 'valid', (...tap) => {
    taps.push(tap);
  });
  const isMax = kind === 'max-pool';
  const share = 1 / (window[0] * window[1]);
  const outputs = new Float64Array(count * rows * columns * channels).fill(isMax ? -Infinity : 0);
  for (let example = 0; example < count; example += 1) {
    for (const [at, , pixel] of taps) {
      for (let channel = 0; channel < channels; channel += 1) {
        const to = (example * rows * columns + at) * channels + channel;
        const value = values[(example * pixels + pixel) * channels + channel];
        outputs[to] = isMax ? Math.max(outputs[to], value) : outputs[to] + share * value;
      }
    }
  }
  return { values: outputs, shape: [rows, columns, channels] };
}

/** The same pixels with `channels` channels, the new ones 0. */
export function padChannels({ values, shape }: Activation, channels: number): Activation {
  const pixels = values.length / shape[2];
  const outputs = new Float64Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const from = pixel * shape[2];
    outputs.set(values.subarray(from, from + shape[2]), pixel * channels);
  }
  return { values: outputs, shape: [shape[0], shape[1], channels] };
}

/** Added to the variance in batch normalisation. */
export const EPSILON = 1e-5;

/**
 * Batch normalisation per channel, the last axis: by mean and variance (of the population) of these
 * values when `training`, else by the running ones.
 */
export function batchNorm(
  values: Float64Array,
  channels: number,
  [scale, shift, mean, variance]: readonly ArrayLike<number>[],
  training: boolean,
): Float64Array {
  const outputs = new Float64Array(values.length);
  const share = channels / values.length;
  for (let channel = 0; channel < channels; channel += 1) {
    let [center, spread] = [mean[channel], variance[channel]];
    if (training) {
      [center, spread] = [0, 0];
      for (let at = channel; at < values.length; at += channels) center += share * values[at];
      for (let at = channel; at < values.length; at += channels) {
        spread += share * (values[at] - center) ** 2;
      }
    }
    const slope = scale[channel] / Math.sqrt(spread + EPSILON);
    for (let at = channel; at < values.length; at += channels) {
      outputs[at] = slope * (values[at] - center) + shift[channel];
    }
  }
  return outputs;
}
