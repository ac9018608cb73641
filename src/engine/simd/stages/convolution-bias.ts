import { PIXEL } from '../activation';
import { vectorBytes } from '../padding';
import { copied, type Zeros } from '../zeros';
import type { ConvolutionSettings } from './convolution-settings';
import type { ParameterBlock } from './stage';

/** The biases of a convolution, if it has any. */
interface ConvolutionBias {
  /** their address; 0: none */
  readonly at: number;
  /** address of the sums of slopes [outputs][16 lanes]; 0: nobody needs them */
  readonly totals: number;
  readonly blocks: readonly ParameterBlock[];
  write(biases: Float32Array): void;
  read(what: 'weights' | 'gradients', zeros: Zeros): Float32Array[];
  /** From the sums of slopes to the gradient. */
  gradient(): void;
}

/** Slopes are taken through the ReLU while they are summed, so that sums are there without biases, too. */
export function placeBias({ arena, kernels, relu, geometry, output }: ConvolutionSettings): ConvolutionBias {
  const { channels } = output;
  const bytes = vectorBytes(channels);
  const at = geometry.hasBias ? arena.reserve(bytes) : 0;
  const gradients = geometry.hasBias ? arena.reserve(bytes) : 0;
  const totals = geometry.hasBias || relu ? arena.reserve(channels * PIXEL) : 0;
  if (!geometry.hasBias) {
    return { at, totals, blocks: [], write: () => {}, read: () => [], gradient: () => {} };
  }
  return {
    at,
    totals,
    blocks: [{ weights: at, gradients, mask: 0, bytes, decays: false }],
    write: (biases) => arena.floats(at, channels).set(biases),
    read: (what, zeros) => [copied(arena.floats(what === 'weights' ? at : gradients, channels), zeros)],
    gradient: () => kernels.laneSums(gradients, totals, channels),
  };
}
