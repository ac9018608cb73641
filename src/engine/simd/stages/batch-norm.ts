import type { Activation } from '../activation';
import { vectorBytes } from '../padding';
import { floorOf, type Placing } from '../plan/operations';
import type { WeightStage } from './stage';

const EPSILON = 1e-5;
/** Share of the running statistics that a step keeps. */
const MOMENTUM = 0.9;

/**
 * Batch normalisation per channel (Ioffe & Szegedy 2015): by the batch's statistics in training,
 * by the running ones in evaluation. Parameters: scale, shift, running mean, running variance; the
 * variances are those of a population.
 */
export function batchNormStage({ arena, kernels, relu, input, output }: Placing): WeightStage {
  const { channels, groups, rows, columns } = output;
  const bytes = vectorBytes(channels);
  const [scale, shift, scaleGradient, shiftGradient, mean, variance, batchMean, batchVariance] = Array.from(
    { length: 8 },
    () => arena.reserve(bytes),
  );
  const numbers = (at: number): Float32Array => arena.floats(at, channels);
  const distances = ({ group, channel, row }: Activation): number[] => [group, channel, row];
  const region = [channels, groups, rows, columns, ...distances(output), ...distances(input)];
  const [x, y] = [input.value + input.first, output.value + output.first];
  const gx = input.gradient === 0 ? 0 : input.gradient + input.first;
  const gy = output.gradient + output.first;

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
      const by = training ? [batchMean, batchVariance] : [mean, variance];
      const sample = [training ? laneMask : 0, count * rows * columns];
      const parameters = [scale, shift, EPSILON, floorOf(relu)];
      kernels.batchNorm(y, x, ...region, ...sample, ...by, ...parameters);
      if (!updates) return;
      kernels.moveStatistics(mean, batchMean, channels, MOMENTUM);
      kernels.moveStatistics(variance, batchVariance, channels, MOMENTUM);
    },
    backward: ({ count, laneMask }) => {
      const sample = [laneMask, count * rows * columns, batchMean, batchVariance];
      const parameters = [scale, scaleGradient, shiftGradient, EPSILON];
      kernels.batchNormGradient(gx, gy, relu ? y : 0, x, ...region, ...sample, ...parameters);
    },
  };
}
