import { expect, test } from 'vitest';
import { initialize } from '../lottery/initializers';
import { sizeOf } from '../lottery/parameters';
import { stream } from '../lottery/random/stream';
import { buildNetwork } from '.';
import { featureMaps, featureStages } from './feature-maps';
import type { Layer } from './layer';
import { describeNetwork } from './network';
import { forward } from './reference';

const conv: Layer = { kind: 'conv', filters: 1, size: 1, stride: 1, padding: 'same', bias: false };
const relu: Layer = { kind: 'relu' };

test('the maps of a block worked out by hand: inside, beside, and the sum', () => {
  const body: Layer[] = [conv, relu, { ...conv, bias: true }];
  const network = describeNetwork([1, 2, 1], 2, [
    conv,
    relu,
    { kind: 'residual', body, shortcut: [conv] },
    relu,
    { kind: 'max-pool', size: 1, stride: 1 },
    { kind: 'flatten' },
    { kind: 'dense', units: 2 },
  ]);
  // x → 2x → relu; body: −1·, relu, 4· + 1; shortcut: 3·
  const weights = [[2], [-1], [4], [1], [3], [1, 1, 1, 1], [0, 0]];
  const stages = featureStages(network);
  expect(stages.map(({ layer, kind, parameters }) => [layer, kind, parameters])).toEqual([
    [1, 'conv', [0]],
    [2, 'conv', [0, 1]],
    [3, 'conv', [0, 1, 2, 3]],
    [4, 'shortcut', [0, 4]],
    [3, 'sum', [0, 1, 2, 3, 4]],
  ]);
  const input = Float32Array.of(1, -1);
  expect(stages.map((stage) => [...featureMaps(network, weights, input, stage)])).toEqual([
    [2, 0],
    [0, 0],
    [1, 1],
    [6, 0],
    [7, 1],
  ]);
});

test.each([
  ['conv-2', 2, 0],
  ['lenet-5', 2, 0],
  ['vgg-11', 8, 0],
  ['resnet-20', 21, 9],
])('%s has %i convolutions and %i blocks to look at; the last maps lead to the logits', (architecture, convs, sums) => {
  const settings = {
    architecture,
    widths: [],
    activation: 'relu',
    filters: 2,
    denseWidths: [4],
    shortcut: 'projection',
  } as const;
  const network = buildNetwork(settings, [16, 16, 3], 10);
  const stages = featureStages(network);
  expect(stages.filter(({ kind }) => kind !== 'sum')).toHaveLength(convs);
  expect(stages.filter(({ kind }) => kind === 'sum')).toHaveLength(sums);
  const glorot = { initializer: 'glorot-normal', standardDeviation: 0.1 };
  const weights = initialize(network.parameters, glorot, 1, 'initialization', 0);
  const random = stream(1, 'feature-maps');
  const input = Float32Array.from({ length: sizeOf(network.inputShape) }, () => random.normal());
  const last = stages[stages.length - 1];
  const maps = featureMaps(network, weights, input, last);
  // what is left of the network, on these maps
  const rest = describeNetwork(
    mapShape(maps.length, last.parameters.length),
    10,
    network.layers.slice(last.layers.length),
  );
  const logits = forward(rest, weights.slice(last.parameters.length), Float64Array.from(maps), 1);
  expect([...logits]).toEqual([...forward(network, weights, input, 1)]);

  function mapShape(size: number, used: number): number[] {
    const filters = weights[used - 1].length; // biases, or statistics of the last batch-norm
    const side = Math.sqrt(size / filters);
    return [side, side, filters];
  }
});
