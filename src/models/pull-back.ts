/**
 * The transposed layers of the float64 reference: from ∂z/∂outputs of one example to ∂z/∂inputs.
 * Images are [height, width, channels].
 */
import type { Padding } from './layers';
import { eachPixel, EPSILON, type Activation } from './reference-layers';

/** ∂z/∂inputs from ∂z/∂outputs. */
export type PullBack = (outputs: Float64Array) => Float64Array;

/** Of a dense layer with a kernel [inputs, units]. */
export const pullDense =
  (kernel: ArrayLike<number>, inputs: number, units: number): PullBack =>
  (outputs) => {
    const pulled = new Float64Array(inputs);
    for (let input = 0; input < inputs; input += 1) {
      let sum = 0;
      const from = input * units;
      for (let unit = 0; unit < units; unit += 1) sum += kernel[from + unit] * outputs[unit];
      pulled[input] = sum;
    }
    return pulled;
  };

/** Of a function applied to each value. @param slopes its derivative at each value */
export const pullElementwise =
  (slopes: Float64Array): PullBack =>
  (outputs) =>
    outputs.map((value, at) => value * slopes[at]);

/** Of a convolution with a kernel [size, size, channels, filters]. */
export function pullConvolution(
  shape: readonly number[],
  kernel: ArrayLike<number>,
  size: number,
  stride: number,
  padding: Padding,
): PullBack {
  const [height, width, channels] = shape;
  const filters = kernel.length / (size * size * channels);
  return (outputs) => {
    const pulled = new Float64Array(height * width * channels);
    eachPixel(shape, [size, size], stride, padding, (window, tap, pixel) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const weights = (tap * channels + channel) * filters;
        let sum = 0;
        for (let filter = 0; filter < filters; filter += 1) {
          sum += kernel[weights + filter] * outputs[window * filters + filter];
        }
        pulled[pixel * channels + channel] += sum;
      }
    });
    return pulled;
  };
}

/** Of a pool over windows [height, width]; a largest value takes all, the first of equal ones. */
export function pullPool(
  from: Activation,
  to: Activation,
  kind: 'max-pool' | 'average-pool',
  window: readonly [number, number],
  stride: number,
): PullBack {
  const channels = from.shape[2];
  const share = 1 / (window[0] * window[1]);
  return (outputs) => {
    const pulled = new Float64Array(from.values.length);
    const isTaken = new Uint8Array(outputs.length);
    eachPixel(from.shape, window, stride, 'valid', (at, _tap, pixel) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const [input, output] = [pixel * channels + channel, at * channels + channel];
        if (kind === 'average-pool') pulled[input] += share * outputs[output];
        else if (isTaken[output] === 0 && from.values[input] === to.values[output]) {
          isTaken[output] = 1;
          pulled[input] += outputs[output];
        }
      }
    });
    return pulled;
  };
}

/** Of channels added with zeros behind the `channels` of the input. */
export const pullPad =
  (channels: number, padded: number): PullBack =>
  (outputs) =>
    outputs.filter((_, at) => at % padded < channels);

/** Of batch normalisation by running statistics. */
export const pullBatchNorm =
  (scale: ArrayLike<number>, variance: ArrayLike<number>): PullBack =>
  (outputs) =>
    outputs.map((value, at) => {
      const channel = at % scale.length;
      return (value * scale[channel]) / Math.sqrt(variance[channel] + EPSILON);
    });
