import { PIXEL } from '../activation';
import { paddedRows } from '../padding';
import { floorOf } from '../plan/operations';
import type { ConvolutionSettings } from './convolution-settings';
import { blockOf, placesBytes } from './tile-blocks';

/** Products of a tile of 4 × 4 outputs for each pair of channels. */
const PLACES = 36;
/** Bytes of what the kernels keep of one tile on its way: 36 vectors. */
const ON_ITS_WAY = PLACES * 16;

/** Both ways through a convolution with 3 × 3 windows and stride 1 by Winograd's tiles. */
export interface TiledProducts {
  /** The address of scratch memory for a whole kernel, in its own order, behind what the products use. */
  kernelAt(): number;
  /** The output, of a whole kernel. */
  forward(kernel: number): void;
  /** The input's gradient. */
  back(kernel: number): void;
}

/** @param kernelBytes of a kernel that is to lie in scratch memory beside the products */
export function tiledProducts(settings: ConvolutionSettings, biases: number, kernelBytes = 0): TiledProducts {
  const { kernels, scratch, relu, input, output } = settings;
  const { vertical, horizontal } = settings.geometry;
  const { channels: inputs } = input;
  const { channels: outputs } = output;
  const channelBytes = PIXEL * (paddedRows(inputs) + paddedRows(outputs));
  const weightBytes = PLACES * paddedRows(inputs) * paddedRows(outputs) * 4;
  const inputSteps = [input.group, input.channel, input.row];
  const outputSteps = [output.group, output.channel, output.row];

  // scratch memory: one tile on its way, weights by place, two blocks of tiles
  const tiles =
    Math.ceil(Math.max(input.rows, output.rows) / 4) * Math.ceil(Math.max(input.columns, output.columns) / 4);
  const block = blockOf(PLACES * channelBytes, tiles);
  const placed = (channels: number): number => placesBytes(PLACES, block, paddedRows(channels));
  const bytes = ON_ITS_WAY + weightBytes + placed(inputs) + placed(outputs);
  scratch.need(bytes + kernelBytes);
  const run = (
    isBack: boolean,
    kernel: number,
    y: number,
    x: number,
    bias: number,
    region: readonly number[],
  ): void => {
    const places = scratch.at + ON_ITS_WAY;
    const [read, made] = isBack ? [outputs, inputs] : [inputs, outputs];
    const from = places + weightBytes;
    const to = from + placed(read);
    const floor = floorOf(relu && !isBack);
    kernels.winogradWeights(places, kernel, inputs, outputs, Number(isBack), scratch.at);
    kernels.winograd(y, x, places, bias, floor, scratch.at, from, to, block, read, made, ...region);
  };

  return {
    kernelAt: () => scratch.at + bytes,
    forward: (kernel) => {
      const window = input.value + input.first - vertical.before * input.row - horizontal.before * PIXEL;
      const region = [output.groups, output.rows, output.columns, ...outputSteps, ...inputSteps];
      run(false, kernel, output.value + output.first, window, biases, region);
    },
    back: (kernel) => {
      const firstWindow = output.row * (2 - vertical.before) + PIXEL * (2 - horizontal.before);
      const slopes = output.gradient + output.first - firstWindow;
      const region = [input.groups, input.rows, input.columns, ...inputSteps, ...outputSteps];
      run(true, kernel, input.gradient + input.first, slopes, 0, region);
    },
  };
}
