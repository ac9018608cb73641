import type { Splits } from '../../tasks/classification/dataset';
import { remainingByParameter, type Masks } from '../../lottery/masks';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { permutation, stream } from '../../lottery/random/stream';
import { architectures, type NetworkSettings } from '../../models/architectures';
import type { Layer } from '../../models/layer';
import { describeNetwork, type Network } from '../../models/network';
import { usesPerExample } from '../../models/multiply-adds';

const relu: Layer = { kind: 'relu' };
const dense = (units: number): Layer => ({ kind: 'dense', units });

/** LeNet-300-100 (LeCun et al. 1998; SCIENCE §1). */
export const lenet = (): Network =>
  describeNetwork([28, 28, 1], 10, [{ kind: 'flatten' }, dense(300), relu, dense(100), relu, dense(10)]);

/**
 * A network for CIFAR-10 (SCIENCE §1), as published unless a size is given.
 * @param side pixels of the square images
 */
export function convolutional(
  architecture: string,
  side = 32,
  size: Pick<NetworkSettings, 'filters' | 'denseWidths'> = {},
): Network {
  const shape = [side, side, 3];
  const settings = { architecture, widths: [], activation: 'relu', ...size } as const;
  return describeNetwork(shape, 10, architectures.get(architecture).layers(settings, shape, 10));
}

/** Noise in the shape of CIFAR-10: how fast a convolution is does not depend on the pixels. */
export function cifarNoise(side = 32): Splits {
  const random = stream(1, 'bench', 'cifar');
  const count = 300;
  const part = {
    count,
    inputs: Uint8Array.from({ length: count * side * side * 3 }, () => random.below(256)),
    labels: Uint8Array.from({ length: count }, () => random.below(10)),
  };
  const classNames = Array.from({ length: 10 }, (_, label) => `${label}`);
  return { inputShape: [side, side, 3], classNames, train: part, validation: part, test: part };
}

/** The same examples without a zero, so that no engine can skip any. */
export function withoutZeros(splits: Splits): Splits {
  const { count, inputs, labels } = splits.train;
  const train = { count, inputs: inputs.map((value) => (value === 0 ? 1 : value)), labels };
  return { ...splits, train };
}

/** Keeps round(density × size) weights of each kernel, anywhere. */
export const randomMasks = (network: Network, densityOf: (spec: ParameterSpec) => number): Masks =>
  network.parameters.map((spec) => {
    if (!spec.prunable) return null;
    const mask = new Uint8Array(sizeOf(spec.shape));
    const density = densityOf(spec);
    const order = permutation(stream(1, 'mask', spec.name, density), mask.length);
    for (const place of order.subarray(0, Math.round(density * mask.length))) mask[place] = 1;
    return mask;
  });

/**
 * Multiply-adds of one step for the weights that are left: forward, weight gradients, and input gradients, which the
 * first layer does not need.
 */
export function multiplyAddsPerStep(network: Network, batch: number, masks: Masks): number {
  const uses = usesPerExample(network);
  const left = remainingByParameter(network.parameters, masks);
  const perLayer = left.flatMap((count, at) => (uses[at] > 0 ? [uses[at] * count] : []));
  return batch * perLayer.reduce((sum, count, at) => sum + count * (at === 0 ? 2 : 3), 0);
}
