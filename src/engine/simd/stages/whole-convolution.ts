import { PIXEL } from '../activation';
import { paddedRows, VECTOR, vectorBytes } from '../padding';
import { placeBias } from './convolution-bias';
import { copied } from '../zeros';
import type { ConvolutionSettings } from './convolution-settings';
import type { WeightStage } from './stage';
import { blockOf, placesBytes } from './tile-blocks';
import { tiledProducts } from './tiled-products';

/** Products of a tile of 2 × 2 slopes for each pair of channels. */
const PLACES = 16;

/**
 * A convolution with 3 × 3 windows and stride 1, stored whole in the kernel's own order, all by Winograd's
 * tiles; what is not trained has no gradient that the optimizer sees.
 */
export function wholeConvolution(settings: ConvolutionSettings): WeightStage {
  const { arena, kernels, scratch, relu, trained, input, output } = settings;
  const { vertical, horizontal } = settings.geometry;
  const { channels: inputs } = input;
  const { channels: outputs } = output;
  const count = 9 * inputs * outputs;
  const bytes = vectorBytes(count);
  const weights = arena.reserve(bytes + VECTOR); // the kernels read whole vectors
  const gradients = arena.reserve(bytes);
  const maskAt = trained === null ? 0 : arena.reserve(bytes);
  const bias = placeBias(settings);
  const products = tiledProducts(settings, bias.at);

  // scratch memory: the weights' gradient by place, then two blocks of tiles
  const channelBytes = PIXEL * (paddedRows(inputs) + paddedRows(outputs));
  const weightBytes = PLACES * paddedRows(inputs) * paddedRows(outputs) * 4;
  const block = blockOf(PLACES * channelBytes, Math.ceil(output.rows / 2) * Math.ceil(output.columns / 2));
  const placed = (channels: number): number => placesBytes(PLACES, block, paddedRows(channels));
  scratch.need(weightBytes + placed(inputs) + placed(outputs));
  const weightGradient = (): void => {
    const places = scratch.at;
    const from = places + weightBytes;
    const slopesTo = from + placed(inputs);
    const window = input.value + input.first - vertical.before * input.row - horizontal.before * PIXEL;
    const slopes = output.gradient + output.first;
    const values = relu ? output.value + output.first : 0;
    const addresses = [places, bias.totals, window, slopes, values, from, slopesTo, block];
    const sizes = [inputs, outputs, output.groups, output.rows, output.columns];
    const steps = [output.group, output.channel, output.row, input.group, input.channel, input.row];
    kernels.winogradGradient(...addresses, ...sizes, ...steps);
    kernels.winogradWeightGradient(gradients, places, inputs, outputs);
  };

  return {
    blocks: [{ weights, gradients, mask: maskAt, bytes, decays: true }, ...bias.blocks],
    write: (kernel, biases) => {
      arena.floats(weights, count).set(kernel);
      if (trained !== null) {
        const bits = arena.words(maskAt, count);
        for (let place = 0; place < count; place += 1) if (trained[place]) bits[place] = 0xffffffff;
      }
      bias.write(biases);
    },
    read: (what, zeros) => {
      const kernel = copied(arena.floats(what === 'weights' ? weights : gradients, count), zeros);
      if (what === 'gradients' && trained !== null) {
        for (let place = 0; place < count; place += 1) if (!trained[place]) kernel[place] = 0;
      }
      return [kernel, ...bias.read(what, zeros)];
    },
    forward: () => products.forward(weights),
    backward: () => {
      weightGradient();
      bias.gradient();
      if (input.gradient !== 0) products.back(weights);
    },
  };
}
