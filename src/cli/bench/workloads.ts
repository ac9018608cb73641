import type { Splits } from '../../tasks/classification/dataset';
import { cifarNoise, convolutional, lenet, withoutZeros } from './networks';
import { CONV2, LENET, LENET_NO_ZEROS } from './targets';
import { CONV_DENSITIES, DENSITIES, round11, uniform, type Workload } from './training';

/** Networks besides Conv-2, and what is measured of them besides uniform densities. */
const OTHERS: readonly (readonly [string, Workload['sparsities']])[] = [
  ['conv-4', [round11(0.9)]],
  ['conv-6', [round11(0.85)]],
  ['resnet-20', []],
  ['vgg-11', []],
];

/**
 * What is measured on the simd engine: LeNet-300-100, and the networks for CIFAR-10 as published.
 * @param quick leaves out what no target needs
 */
export function publishedWorkloads(splits: Splits, quick: boolean): Workload[] {
  const cifar = cifarNoise();
  const uniformly = CONV_DENSITIES.map(uniform);
  return [
    { name: LENET, network: lenet(), splits, sparsities: DENSITIES.map(uniform) },
    {
      name: LENET_NO_ZEROS,
      network: lenet(),
      splits: withoutZeros(splits),
      sparsities: [uniform(1)],
    },
    {
      name: CONV2,
      network: convolutional('conv-2'),
      splits: cifar,
      sparsities: [...(quick ? [1, 0.086].map(uniform) : uniformly), round11(0.9)],
    },
    ...(quick ? [] : OTHERS).map(([name, sparsities]) => ({
      name,
      network: convolutional(name),
      splits: cifar,
      sparsities: [...uniformly, ...sparsities],
    })),
  ];
}

/**
 * The same networks narrow, on small images, with small batches, for every engine: as published a step
 * would take plain JavaScript, or a graphics chip that is only emulated, many minutes.
 */
export function narrowWorkloads(): Workload[] {
  const splits = cifarNoise(16);
  return ['conv-2', 'conv-6', 'resnet-20'].map((name) => ({
    name: `${name}, 4 filters, 16×16`,
    network: convolutional(name, 16, { filters: 4, denseWidths: [32] }),
    splits,
    sparsities: CONV_DENSITIES.map(uniform),
    batch: 8,
  }));
}
