import { vectorBytes } from '../padding';
import { floorOf, type Placing } from '../plan/operations';
import { copied } from '../zeros';
import type { WeightStage } from './stage';

const EPSILON = 1e-5;
/** Share of the running statistics that a step keeps. */
const MOMENTUM = 0.9;

/**
 * Batch normalisation per channel (Ioffe & Szegedy 2015): by the batch's statistics in training,
 * by the running ones in evaluation. Parameters: scale, shift, running mean, running variance; the
 * variances are those of a population. What is added to the output has the gradient of the output, which stays there.
 */
export function batchNormStage({ arena, kernels, relu, input, output, other, second }: Placing): WeightStage {
  const { channels, groups, rows, columns } = output;
  const bytes = vectorBytes(channels);
  const [scale, shift, scaleGradient, shiftGradient, mean, variance, batchMean, batchVariance] = Array.from(
    { length: 8 },
    () => arena.reserve(bytes),
  );
  const numbers = (at: number): Float32Array => arena.floats(at, channels);
  const { group, channel, row, first } = output; // the input's, too
  const region = [channels, groups, rows, columns, group, channel, row];
  const placeOf = (at: number): number => (at === 0 ? 0 : at + first);
  const [x, y, added] = [input.value, output.value, other?.value ?? 0].map(placeOf);
  const [gx, gy, gySecond] = [input.gradient, output.gradient, second?.gradient ?? 0].map(placeOf);

  const block = { mask: 0, bytes, decays: false };
  return {
    blocks: [
      { ...block, scales: true, weights: scale, gradients: scaleGradient },
      { ...block, weights: shift, gradients: shiftGradient },
    ],
    statistics: [
      { at: mean, bytes, ofBatch: batchMean },
      { at: variance, bytes, ofBatch: batchVariance },
    ],
    write: (...parameters) => {
      [scale, shift, mean, variance].forEach((at, place) => numbers(at).set(parameters[place]));
    },
    read: (what, zeros) =>
      what === 'weights'
        ? [scale, shift, mean, variance].map((at) => copied(numbers(at), zeros))
        : [...[scaleGradient, shiftGradient].map((at) => copied(numbers(at), zeros)), zeros(channels), zeros(channels)],
    forward: ({ count, laneMask, training, updates }) => {
      const by = training ? [batchMean, batchVariance] : [mean, variance];
      const sample = [training ? laneMask : 0, count * rows * columns];
      const parameters = [scale, shift, EPSILON, floorOf(relu)];
      kernels.batchNorm(y, x, added, ...region, ...sample, ...by, ...parameters);
      if (!updates) return;
      kernels.moveStatistics(mean, batchMean, channels, MOMENTUM);
      kernels.moveStatistics(variance, batchVariance, channels, MOMENTUM);
    },
    backward: ({ count, laneMask }) => {
      const sample = [laneMask, count * rows * columns, batchMean, batchVariance];
      const parameters = [scale, scaleGradient, shiftGradient, EPSILON];
      kernels.batchNormGradient(gx, gy, gySecond, relu ? y : 0, x, ...region, ...sample, ...parameters);
    },
  };
}
