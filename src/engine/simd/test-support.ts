import type { Examples, Splits } from '../examples';
import { countKept, type Masks } from '../../lottery/masks';
import { isKernel, sizeOf, type Weights } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import type { Layer } from '../../models/layer';
import { describeNetwork, nodesOf, withInner, type Network } from '../../models/network';
import { chooseConvolutionPath, type ConvolutionPath } from './stages/paths';

/** A fully connected network: widths from the inputs to the classes, one activation between. */
export function fullyConnected(widths: readonly number[], activation: 'relu' | 'tanh' = 'relu'): Network {
  const layers: Layer[] = [{ kind: 'flatten' }];
  widths.slice(1).forEach((units, at) => {
    if (at > 0) layers.push({ kind: activation });
    layers.push({ kind: 'dense', units });
  });
  return describeNetwork([widths[0]], widths[widths.length - 1], layers);
}

/** Gaussian Glorot kernels, small random biases and means, scales and variances around 1. */
export const randomWeights = (network: Network, seed: number): Float32Array[] =>
  network.parameters.map((spec) => {
    const { name, kind, shape, fanIn, fanOut } = spec;
    const random = stream(seed, 'weights', name);
    const deviation = isKernel(spec) ? Math.sqrt(2 / (fanIn + fanOut)) : 0.1;
    const center = kind === 'scale' || kind === 'variance' ? 1 : 0;
    return Float32Array.from({ length: sizeOf(shape) }, () => center + deviation * random.normal());
  });

/** Keeps each prunable weight with probability `density`. */
export const randomMasks = (network: Network, density: number, seed: number): Masks =>
  network.parameters.map(({ name, shape, prunable }) => {
    if (!prunable) return null;
    const random = stream(seed, 'mask', name);
    return Uint8Array.from({ length: sizeOf(shape) }, () => (random.uniform() < density ? 1 : 0));
  });

/** How each convolution with 3 × 3 windows and stride 1 is computed, by the density its mask really has. */
export const convolutionPaths = (network: Network, masks: Masks): ConvolutionPath[] =>
  withInner(nodesOf(network)).flatMap(({ layer, from, to, parameters: [kernel] }) => {
    if (layer.kind !== 'conv' || layer.size !== 3 || layer.stride !== 1) return [];
    const mask = masks[kernel] ?? null;
    const density = mask === null ? 1 : countKept(mask) / mask.length;
    return [chooseConvolutionPath(density, from[2], to[2], [from[0], to[0], from[1], to[1]])];
  });

/** Random examples: bytes or floats, each value 0 with probability `zeros`. */
export function randomSplits(
  features: number,
  classes: number,
  count: number,
  kind: 'bytes' | 'floats',
  zeros: number,
  seed: number,
): Splits {
  const part = (name: string): Examples => {
    const random = stream(seed, 'data', name);
    const inputs = new (kind === 'bytes' ? Uint8Array : Float32Array)(count * features);
    for (let at = 0; at < inputs.length; at += 1) {
      if (random.uniform() < zeros) continue;
      inputs[at] = kind === 'bytes' ? 1 + random.below(255) : 2 * random.uniform() - 1;
    }
    const labels = Uint8Array.from({ length: count }, () => random.below(classes));
    return { count, inputs, labels };
  };
  return {
    inputShape: [features],
    train: part('train'),
    validation: part('validation'),
    test: part('test'),
  };
}

/** A batch of training examples, drawn with replacement. */
export function randomBatch(count: number, batch: number, step: number): Uint32Array {
  const random = stream(step, 'batch');
  return Uint32Array.from({ length: batch }, () => random.below(count));
}

/** True when two lists of arrays hold the same bits. */
export const sameBits = (a: Weights, b: Weights): boolean =>
  a.length === b.length &&
  a.every((values, at) => {
    const left = new Uint32Array(values.slice().buffer);
    const right = new Uint32Array(b[at].slice().buffer);
    return left.length === right.length && left.every((bits, place) => bits === right[place]);
  });
