import { PIXEL } from '../activation';
import { paddedRows, vectorBytes } from '../padding';
import { floorOf } from '../plan/operations';
import { placeBias } from './convolution-bias';
import type { ConvolutionSettings } from './convolution-settings';
import type { WeightStage } from './stage';

/** Products of a tile: what 2 × 2 outputs of a 3 × 3 window take. */
const PLACES = 16;
/** Bytes of scratch memory that stay in the second-level cache, and how many tiles are worth a block. */
const CACHED = 512 * 1024;
const [LEAST, MOST] = [4, 16];

/**
 * A convolution with 3 × 3 windows and stride 1, stored whole in the kernel's own order, by Winograd's
 * tiles: 16 products in place of 36. A mask acts on the start weights and on every gradient that the
 * optimizer sees.
 */
export function winograd(settings: ConvolutionSettings): WeightStage {
  const { arena, kernels, scratch, relu, mask, input, output } = settings;
  const { vertical, horizontal } = settings.geometry;
  const { channels: inputs } = input;
  const { channels: outputs } = output;
  const count = 9 * inputs * outputs;
  const bytes = vectorBytes(count);
  const weights = arena.reserve(bytes);
  const gradients = arena.reserve(bytes);
  const maskAt = mask === null ? 0 : arena.reserve(bytes);
  const bias = placeBias(settings);

  // scratch memory: weights or their gradient by place, then two blocks of tiles
  const [paddedInputs, paddedOutputs] = [paddedRows(inputs), paddedRows(outputs)];
  const tiles = Math.ceil(output.rows / 2) * Math.ceil(output.columns / 2);
  const tile = PLACES * PIXEL * (paddedInputs + paddedOutputs);
  const block = Math.min(Math.max(Math.floor(CACHED / tile), LEAST), MOST, tiles);
  const placesBytes = PLACES * paddedInputs * paddedOutputs * 4;
  scratch.need(placesBytes + block * tile);
  const blockOf = (channels: number): number => PLACES * PIXEL * paddedRows(channels) * block;
  const buffers = (first: number): number[] => {
    const places = scratch.at;
    return [places, places + placesBytes, places + placesBytes + blockOf(first)];
  };

  const window = input.value + input.first - vertical.before * input.row - horizontal.before * PIXEL;
  const sizes = [output.groups, output.rows, output.columns];
  const outputSteps = [output.group, output.channel, output.row];
  const inputSteps = [input.group, input.channel, input.row];
  const kept = (place: number): boolean => mask === null || mask[place] !== 0;

  const inputGradient = (): void => {
    const [u, v, m] = buffers(outputs);
    const lastTap = weights + 8 * inputs * outputs * 4;
    kernels.winogradWeights(u, lastTap, outputs, 4, inputs, outputs * 4, -inputs * outputs * 4);
    const to = input.gradient + input.first;
    const above = output.row * (2 - vertical.before) + PIXEL * (2 - horizontal.before);
    const from = output.gradient + output.first - above;
    const region = [block, outputs, inputs, input.groups, input.rows, input.columns, ...inputSteps, ...outputSteps];
    kernels.winograd(to, from, u, 0, floorOf(false), v, m, ...region);
  };

  return {
    blocks: [{ weights, gradients, mask: maskAt, bytes, decays: true }, ...bias.blocks],
    write: (kernel, biases) => {
      const stored = arena.floats(weights, count);
      stored.set(kernel);
      if (mask !== null) {
        const bits = arena.words(maskAt, count);
        for (let place = 0; place < count; place += 1) {
          if (kept(place)) bits[place] = 0xffffffff;
          else stored[place] = 0;
        }
      }
      bias.write(biases);
    },
    read: (what) => {
      const kernel = arena.floats(what === 'weights' ? weights : gradients, count).slice();
      if (mask !== null) {
        kernel.forEach((_, place) => {
          if (!kept(place)) kernel[place] = 0;
        });
      }
      return [kernel, ...bias.read(what)];
    },
    forward: () => {
      const [u, v, m] = buffers(inputs);
      kernels.winogradWeights(u, weights, inputs, outputs * 4, outputs, 4, inputs * outputs * 4);
      const region = [block, inputs, outputs, ...sizes, ...outputSteps, ...inputSteps];
      kernels.winograd(output.value + output.first, window, u, bias.at, floorOf(relu), v, m, ...region);
    },
    backward: () => {
      const [gu, v, d] = buffers(inputs);
      const slopes = output.gradient + output.first;
      const values = relu ? output.value + output.first : 0;
      const region = [block, inputs, outputs, ...sizes, ...outputSteps, ...inputSteps];
      kernels.winogradGradient(gu, bias.totals, window, slopes, values, v, d, ...region);
      kernels.winogradWeightGradient(gradients, gu, inputs, outputs);
      bias.gradient();
      if (input.gradient !== 0) inputGradient();
    },
  };
}
