import type { Activation } from '../activation';
import type { Arena } from '../arena';
import type { Kernels } from '../kernel-module';
import { vectorBytes } from '../padding';
import { floorOf } from '../plan/operations';
import type { WeightLayer } from './weight-layer';

const EPSILON = 1e-5;
/** Share of the running statistics that a step keeps. */
const MOMENTUM = 0.9;

/**
 * Batch normalisation per channel (Ioffe & Szegedy 2015): by the batch's statistics in training,
 * by the running ones in evaluation. Parameters: scale, shift, running mean, running variance; the
 * variances are those of a population.
 * @param relu is the output taken through a ReLU?
 */
export function batchNormLayer(
  arena: Arena,
  kernels: Kernels,
  relu: boolean,
  input: Activation,
  output: Activation,
): WeightLayer {
  const { channels, groups, rows, columns } = output;
  const bytes = vectorBytes(channels);
  const [scale, shift, scaleGradient, shiftGradient, mean, variance] = Array.from(
    { length: 6 },
    () => arena.reserve(bytes),
  );
  const pair = arena.reserve(16);
  const centers = new Float32Array(channels); // of the last batch
  const deviations = new Float64Array(channels);
  const floor = floorOf(relu);
  const region = [groups, rows, columns];
  const layout = [output.group, output.row, input.group, input.row];
  const numbers = (at: number): Float32Array => arena.floats(at, channels);
  const reach = (base: number, { first, channel }: Activation, at: number): number =>
    base + first + at * channel;

  const block = { mask: 0, bytes, decays: false };
  return {
    blocks: [
      { ...block, weights: scale, gradients: scaleGradient },
      { ...block, weights: shift, gradients: shiftGradient },
    ],
    statistics: [mean, variance].map((at) => ({ at, bytes })),
    write: (...parameters) => {
      [scale, shift, mean, variance].forEach((at, place) => numbers(at).set(parameters[place]));
    },
    read: (what) =>
      what === 'weights'
        ? [scale, shift, mean, variance].map((at) => numbers(at).slice())
        : [
            numbers(scaleGradient).slice(),
            numbers(shiftGradient).slice(),
            new Float32Array(channels),
            new Float32Array(channels),
          ],
    forward: ({ count, laneMask, training, updates }) => {
      const [scales, shifts, means, variances] = [scale, shift, mean, variance].map(numbers);
      const statistics = arena.floats(pair, 2);
      for (let at = 0; at < channels; at += 1) {
        const x = reach(input.value, input, at);
        if (training) {
          const share = 1 / (count * rows * columns);
          kernels.batchStatistics(pair, x, ...region, input.group, input.row, laneMask, share);
          if (updates) {
            means[at] = MOMENTUM * means[at] + (1 - MOMENTUM) * statistics[0];
            variances[at] = MOMENTUM * variances[at] + (1 - MOMENTUM) * statistics[1];
          }
        } else {
          statistics[0] = means[at];
          statistics[1] = variances[at];
        }
        centers[at] = statistics[0];
        deviations[at] = Math.sqrt(statistics[1] + EPSILON);
        const y = reach(output.value, output, at);
        const slope = scales[at] / deviations[at];
        kernels.normalize(y, x, ...region, ...layout, centers[at], slope, shifts[at], floor);
      }
    },
    backward: ({ count, laneMask }) => {
      const [scales, scaleGradients, shiftGradients] = [scale, scaleGradient, shiftGradient].map(
        numbers,
      );
      const sums = arena.floats(pair, 2);
      const values = count * rows * columns;
      for (let at = 0; at < channels; at += 1) {
        const x = reach(input.value, input, at);
        const gy = reach(output.gradient, output, at);
        const y = relu ? reach(output.value, output, at) : 0;
        const deviation = deviations[at];
        kernels.batchNormSums(pair, gy, y, x, ...region, ...layout, centers[at], deviation);
        [shiftGradients[at], scaleGradients[at]] = sums;
        if (input.gradient === 0) continue;
        kernels.batchNormGradient(
          reach(input.gradient, input, at),
          gy,
          y,
          x,
          ...region,
          ...layout,
          laneMask,
          centers[at],
          scales[at] / deviation,
          sums[0] / values,
          sums[1] / values / deviation,
        );
      }
    },
  };
}
