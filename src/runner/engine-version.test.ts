import { expect, test } from 'vitest';
import { engineOf } from '../engine/versions';
import { readLink } from '../experiment/link';
import { looking } from '../models/architectures';
import type { Kind } from '../models/layer';
import { nodesOf, withInner } from '../models/network';
import { networkOn } from '../experiment/network';
import { defaultExperiment } from '../experiment/schema';
import { engineVersion } from './engine-version';

test.each([
  ['v=1', 'simd-2'],
  ['v=1&network.dropout=0.5', 'simd-2 dropout-2'],
  ['v=1&network.architecture=conv-2&data.set=cifar-10', 'simd-2 convolutions-2'],
  ['v=1&network.architecture=conv-2&data.set=cifar-10&network.dropout=0.5', 'simd-2 convolutions-2 dropout-2'],
  ['v=1&network.architecture=resnet-20&data.set=cifar-10&network.dropout=0.5', 'simd-2 convolutions-2'], // it has none
])('of %s is %s', (link, version) => {
  expect(engineVersion(engineOf('wasm'), readLink(link).experiment)).toBe(version);
});

test('on a graphics chip convolutions are those of its engine', () => {
  const { experiment } = readLink('v=1&network.architecture=conv-2&data.set=cifar-10&network.dropout=0.5');
  expect(engineVersion(engineOf('webgl'), experiment)).toBe('tfjs-4.22.0-2-webgl dropout-2');
});

const CONVOLUTIONAL: readonly Kind[] = ['conv', 'batch-norm', 'max-pool', 'average-pool', 'global-average-pool'];

test.each(looking.map(({ id }) => id))(
  '%s has a version of convolutions where it has some, batch-norm or pools',
  (architecture) => {
    const { data, network } = defaultExperiment;
    const experiment = {
      ...defaultExperiment,
      data: { ...data, set: 'cifar-10' },
      network: { ...network, architecture },
    };
    const has = withInner(nodesOf(networkOn(experiment, null))).some(({ layer }) => CONVOLUTIONAL.includes(layer.kind));
    expect(engineVersion(engineOf('wasm'), experiment).includes('convolutions')).toBe(has);
  },
);
