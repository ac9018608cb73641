import { PIXEL } from '../activation';
import { VECTOR, vectorBytes } from '../padding';
import { floorOf } from '../plan/operations';
import { placeBias } from './convolution-bias';
import { convolutionInputGradient } from './convolution-input-gradient';
import type { ConvolutionSettings } from './convolution-settings';
import { gather, scatter } from '../places';
import { placeFrozen } from './frozen';
import { listEntries, type Tap } from './kernel-entries';
import type { WeightStage } from './stage';
import { tiledProducts, type TiledProducts } from './tiled-products';

/**
 * A convolution as a list of survivors: one of them is a shifted multiply-add over whole rows of
 * pixels, so the cost is proportional to survivors at every density.
 * @param isTiled are outputs and the input's gradient made by Winograd's tiles, of the kernel written out?
 */
export function listedConvolution(settings: ConvolutionSettings, isTiled: boolean): WeightStage {
  const { arena, kernels, relu, held, trained, input, output } = settings;
  const { size, stride, vertical, horizontal } = settings.geometry;
  const taps: Tap[] = Array.from({ length: size * size }, (_, tap) => ({
    tap,
    offset: Math.floor(tap / size) * input.row + (tap % size) * PIXEL,
  }));
  const { channels: inputs } = input;
  const { channels: outputs } = output;
  const entries = listEntries(held, inputs, outputs, taps, 'forward', input.channel);
  const count = entries.places.length;
  const bytes = vectorBytes(count);
  const weights = arena.reserve(bytes);
  const gradients = arena.reserve(bytes);
  const frozen = placeFrozen(entries.places, trained, arena);
  const starts = arena.reserve(entries.starts.length * 4);
  const offsets = arena.reserve(count * 4);
  const bias = placeBias(settings);
  const kernelBytes = size * size * inputs * outputs * 4;
  // the kernels read whole vectors
  const tiles = isTiled ? tiledProducts(settings, bias.at, kernelBytes + VECTOR) : null;
  const order = tiles === null ? 0 : arena.reserve(count * 4); // where weights lie in the kernel, in bytes
  const writtenOut = ({ kernelAt }: TiledProducts): number => {
    const at = kernelAt();
    arena.bytes(at, kernelBytes).fill(0);
    kernels.scatter(at, weights, order, count);
    return at;
  };
  const hasBack = input.gradient !== 0;
  const back = hasBack && tiles === null ? convolutionInputGradient(settings, weights, entries.places) : null;

  const firstWindow = input.value + input.first - vertical.before * input.row - horizontal.before * PIXEL;
  const lists = [starts, offsets, entries.blocks, outputs];
  const windows = [output.groups, output.rows, output.columns];
  const steps = [output.group, output.channel, output.row, PIXEL];
  const strides = [input.group, stride * input.row, stride * PIXEL];
  const region = [...lists, ...windows, ...steps, ...strides];

  return {
    blocks: [{ weights, gradients, mask: frozen.mask, bytes, decays: true }, ...bias.blocks],
    write: (kernel, biases) => {
      arena.words(starts, entries.starts.length).set(entries.starts);
      arena.words(offsets, count).set(entries.offsets);
      const stored = arena.floats(weights, count);
      gather(kernel, entries.places, stored);
      frozen.write();
      bias.write(biases);
      back?.write();
      if (tiles !== null) arena.words(order, count).set(entries.places.map((place) => place * 4));
    },
    read: (what, zeros) => {
      const stored = arena.floats(what === 'weights' ? weights : gradients, count);
      const kernel = zeros(size * size * inputs * outputs);
      scatter(stored, entries.places, kernel);
      if (what === 'gradients') frozen.clear(kernel);
      return [kernel, ...bias.read(what, zeros)];
    },
    forward: () => {
      if (tiles !== null) {
        tiles.forward(writtenOut(tiles));
        return;
      }
      const y = output.value + output.first;
      kernels.convolve(y, firstWindow, weights, bias.at, floorOf(relu), ...region);
    },
    backward: () => {
      const slopes = output.gradient + output.first;
      const values = relu ? output.value + output.first : 0;
      const addresses = [gradients, bias.totals, firstWindow, slopes, values];
      kernels.convolutionWeightGradient(...addresses, ...region);
      bias.gradient();
      back?.run();
      if (hasBack) tiles?.back(writtenOut(tiles));
    },
  };
}
