import { expect, it } from 'vitest';
import { buildNetwork } from '.';
import { initialize } from '../lottery/initializers';
import { isKernel } from '../lottery/parameters';
import { finish } from '../lottery/slices';
import { activityOf, meanActivations } from './activity';
import { describeNetwork } from './network';

it('counts what is not 0 behind activation and pooling; inputs all count as read', () => {
  const network = describeNetwork([2, 2, 1], 2, [
    { kind: 'conv', filters: 2, size: 1, stride: 1, padding: 'same', bias: true },
    { kind: 'relu' },
    { kind: 'max-pool', size: 2, stride: 2 },
    { kind: 'flatten' },
    { kind: 'dense', units: 3 },
    { kind: 'relu' },
    { kind: 'dense', units: 2 },
  ]);
  // maps +x and −x; units: the first map, the second, minus the first
  const weights = [
    [1, -1],
    [0, 0],
    [1, 0, -1, 0, 1, 0],
    [0, 0, 0],
    [1, 1, 0, 0, 1, 1],
    [0, 0],
  ];
  const inputs = Float32Array.of(0, 1, 2, 0, 0, -1, 2, 0);
  expect(activityOf(network, weights, inputs, 2)).toEqual([
    { parameter: 0, reads: 8, readsNonZero: 8, gives: 4, givesNonZero: 3 },
    { parameter: 2, reads: 4, readsNonZero: 3, gives: 6, givesNonZero: 3 },
    { parameter: 4, reads: 6, readsNonZero: 3, gives: 4, givesNonZero: 4 },
  ]);
});

it('means what units give on over examples and places, batches together', () => {
  const network = describeNetwork([2, 2, 1], 2, [
    { kind: 'conv', filters: 2, size: 1, stride: 1, padding: 'same', bias: true },
    { kind: 'relu' },
    { kind: 'flatten' },
    { kind: 'dense', units: 2 },
    { kind: 'relu' },
    { kind: 'dense', units: 2 },
  ]);
  const weights = [[1, -1], [0, 0.5], Array.from({ length: 16 }, (_, at) => at % 2), [1, -1], [1, 1, 1, 1], [0, 0]];
  // 30 examples of 0 1 2 0, and 10 of 0 −1 2 0: more than go through at once
  const inputs = Float32Array.from({ length: 160 }, (_, at) => [0, at < 120 ? 1 : -1, 2, 0][at % 4]);
  const means = finish(meanActivations(network, weights, { inputs, count: 40 }));
  // maps: x, and ½ − x where that is more than 0
  const first = [(30 * 3 + 10 * 2) / 160, (30 * 1 + 10 * 2.5) / 160];
  // units: 1, and what both maps sum up to, less 1
  const second = [1, (30 * (4 - 1) + 10 * (4.5 - 1)) / 40];
  for (const [kernel, expected] of [[0, first] as const, [2, second] as const]) {
    expect([...(means.get(kernel) ?? [])].map((mean, at) => mean - expected[at])).toEqual(
      expected.map(() => expect.closeTo(0, 12)),
    );
  }
});

it('follows residual blocks: of their last convolution behind the sum, and each layer once', () => {
  const settings = { architecture: 'resnet-20', widths: [], activation: 'relu', filters: 2 } as const;
  const network = buildNetwork(settings, [8, 8, 3], 10);
  const weights = initialize(network.parameters, { initializer: 'glorot-normal', standardDeviation: 1 }, 1, 'a');
  const inputs = Float32Array.from({ length: 192 }, (_, at) => Math.sin(at));
  const layers = activityOf(network, weights, inputs, 1);
  expect(layers.map(({ parameter }) => parameter)).toEqual(
    network.parameters.flatMap((spec, at) => (isKernel(spec) ? [at] : [])),
  );
  // the second convolution of the first block gives what the first of the second block reads
  const [, , second, third] = layers;
  expect([second.gives, second.givesNonZero]).toEqual([third.reads, third.readsNonZero]);
  expect(second.givesNonZero).toBeLessThan(second.gives);
});
