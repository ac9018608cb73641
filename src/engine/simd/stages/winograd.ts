import { PIXEL } from '../activation';
import { paddedRows, vectorBytes } from '../padding';
import { floorOf } from '../plan/operations';
import { placeBias } from './convolution-bias';
import type { ConvolutionSettings } from './convolution-settings';
import type { WeightStage } from './stage';

/** Products of a tile of 4 × 4 outputs, and of one of 2 × 2 slopes, for each pair of channels. */
const [PLACES, GRADIENT_PLACES] = [36, 16];
/** Bytes of what the kernels keep of one tile on its way: 36 vectors. */
const ON_ITS_WAY = PLACES * 16;

/**
 * A convolution with 3 × 3 windows and stride 1, stored whole in the kernel's own order, by Winograd's
 * tiles. A mask acts on the start weights and on every gradient that the optimizer sees.
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
  const window = input.value + input.first - vertical.before * input.row - horizontal.before * PIXEL;
  const inputSteps = [input.group, input.channel, input.row];
  const outputSteps = [output.group, output.channel, output.row];
  const sizes = [output.groups, output.rows, output.columns];
  const channelBytes = PIXEL * (paddedRows(inputs) + paddedRows(outputs));
  const weightBytes = paddedRows(inputs) * paddedRows(outputs) * 4;
  const kept = (place: number): boolean => mask === null || mask[place] !== 0;

  // scratch memory: one tile on its way, then weights by place, then two blocks of tiles
  const block = blockOf(PLACES * channelBytes, Math.ceil(output.rows / 4) * Math.ceil(output.columns / 4));
  scratch.need(ON_ITS_WAY + PLACES * (weightBytes + block * channelBytes));
  const convolve = (isBack: boolean, y: number, x: number, biases: number, floor: number, region: number[]): void => {
    const onItsWay = scratch.at;
    const places = onItsWay + ON_ITS_WAY;
    const [read, made] = isBack ? [outputs, inputs] : [inputs, outputs];
    const from = places + PLACES * weightBytes;
    const to = from + PLACES * block * PIXEL * paddedRows(read);
    kernels.winogradWeights(places, weights, inputs, outputs, Number(isBack), onItsWay);
    kernels.winograd(y, x, places, biases, floor, onItsWay, from, to, block, read, made, ...region);
  };

  // weights' gradient by place, then two blocks of tiles
  const slopeTiles = Math.ceil(output.rows / 2) * Math.ceil(output.columns / 2);
  const gradientBlock = blockOf(GRADIENT_PLACES * channelBytes, slopeTiles);
  scratch.need(GRADIENT_PLACES * (weightBytes + gradientBlock * channelBytes));
  const weightGradient = (): void => {
    const places = scratch.at;
    const from = places + GRADIENT_PLACES * weightBytes;
    const slopesTo = from + GRADIENT_PLACES * gradientBlock * PIXEL * paddedRows(inputs);
    const slopes = output.gradient + output.first;
    const values = relu ? output.value + output.first : 0;
    const region = [gradientBlock, inputs, outputs, ...sizes, ...outputSteps, ...inputSteps];
    kernels.winogradGradient(places, bias.totals, window, slopes, values, from, slopesTo, ...region);
    kernels.winogradWeightGradient(gradients, places, inputs, outputs);
    bias.gradient();
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
      const region = [...sizes, ...outputSteps, ...inputSteps];
      convolve(false, output.value + output.first, window, bias.at, floorOf(relu), region);
    },
    backward: () => {
      weightGradient();
      if (input.gradient === 0) return;
      const firstWindow = output.row * (2 - vertical.before) + PIXEL * (2 - horizontal.before);
      const slopes = output.gradient + output.first - firstWindow;
      const region = [input.groups, input.rows, input.columns, ...inputSteps, ...outputSteps];
      convolve(true, input.gradient + input.first, slopes, 0, floorOf(false), region);
    },
  };
}

/** Bytes of a block of tiles that mostly stay in the second-level cache, and tiles that are worth a block. */
const CACHED = 512 * 1024;
const [LEAST, MOST] = [4, 16];

const blockOf = (tileBytes: number, tiles: number): number =>
  Math.min(Math.max(Math.floor(CACHED / tileBytes), LEAST), MOST, tiles);
