/** Networks for each kind of layer, and of layers together, for the contract. Tests only. */
import type { Examples, Splits } from '../examples';
import { sizeOf } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { conv } from '../../models/blocks';
import type { Layer, Shape } from '../../models/layer';
import { layerKinds } from '../../models/layers';
import { describeNetwork, nodesOf, withInner, type Network } from '../../models/network';

/** Odd and even lengths: 'same' padding with a stride differs between them. */
const SHAPE = [6, 5, 2];
const CLASSES = 3;

const end: readonly Layer[] = [{ kind: 'flatten' }, { kind: 'dense', units: CLASSES }];
const tanh: Layer = { kind: 'tanh' };
const relu: Layer = { kind: 'relu' };
const norm: Layer = { kind: 'batch-norm' };

/**
 * A layer behind one that is trained, so that gradients go back through it. Without a bias there:
 * channels that are all pruned are exactly 0, so that batch-norm does not blow up what was rounded.
 */
function behindTrained(layer: Layer, from: Shape): Network {
  const before = [conv(from[from.length - 1], { size: 1, bias: false }), tanh];
  return from.length === 3
    ? describeNetwork(from, CLASSES, [...before, layer, ...end])
    : describeNetwork([3, 4, 2], CLASSES, [...before, { kind: 'global-average-pool' }, layer, ...end]);
}

/** One network for each example of each kind that is no sequence: of those, simd/sequences.test.ts. */
const alone = layerKinds.all.flatMap(({ examples, reads }) =>
  examples
    .filter(([, from]) => from.length !== 2 && reads !== 'tokens')
    .map(([layer, from]) => [`${JSON.stringify(layer)} on [${from}]`, behindTrained(layer, from)] as const),
);

const together: Readonly<Record<string, readonly Layer[]>> = {
  'convolutions, with a stride': [conv(3), relu, conv(4, { stride: 2 }), tanh, ...end],
  'max-pool, overlapping': [conv(3), { kind: 'max-pool', size: 3, stride: 1 }, tanh, ...end],
  'average-pool, of the input': [{ kind: 'average-pool', size: 2, stride: 2 }, conv(3), tanh, ...end],
  'batch-norm, of the input': [{ kind: 'batch-norm' }, conv(2), tanh, ...end],
  'residual, projection': [
    conv(3),
    {
      kind: 'residual',
      body: [relu, conv(4, { stride: 2, bias: false }), { kind: 'batch-norm' }, relu, conv(4)],
      shortcut: [conv(4, { size: 1, stride: 2, bias: false }), { kind: 'batch-norm' }],
    },
    tanh,
    { kind: 'global-average-pool' },
    { kind: 'dense', units: CLASSES },
  ],
  'residual, one block behind the other': [
    conv(3, { bias: false }),
    norm,
    relu,
    { kind: 'residual', body: [conv(3, { bias: false }), norm], shortcut: [] },
    relu,
    { kind: 'residual', body: [conv(3, { bias: false }), norm], shortcut: [] },
    {
      kind: 'residual',
      body: [conv(4, { stride: 2, bias: false }), norm],
      shortcut: [conv(4, { size: 1, stride: 2, bias: false })],
    },
    relu,
    ...end,
  ],
  'residual, a shortcut that begins with a block': [
    conv(3),
    {
      kind: 'residual',
      body: [conv(3)],
      shortcut: [{ kind: 'residual', body: [tanh, conv(3)], shortcut: [] }],
    },
    tanh,
    ...end,
  ],
  'residual, a pool that leaves pixels out beside convolutions': [
    conv(3),
    {
      kind: 'residual',
      body: [conv(3), { kind: 'average-pool', size: 1, stride: 2 }],
      shortcut: [conv(3), tanh, conv(3, { stride: 2 })],
    },
    ...end,
  ],
  'residual, parameter-free': [
    conv(3),
    {
      kind: 'residual',
      body: [relu, conv(5, { stride: 2, bias: false }), { kind: 'batch-norm' }, tanh, conv(5)],
      shortcut: [
        { kind: 'average-pool', size: 1, stride: 2 },
        { kind: 'pad-channels', channels: 5 },
      ],
    },
    tanh,
    ...end,
  ],
};

/** By name. */
export const imageNetworks: ReadonlyMap<string, Network> = new Map([
  ...alone,
  ...Object.entries(together).map(([name, list]) => [name, describeNetwork(SHAPE, CLASSES, list)] as const),
]);

/** Every kind of layer in a network, inside of blocks too. */
export const kindsOf = (network: Network): readonly string[] =>
  withInner(nodesOf(network)).map(({ layer }) => layer.kind);

/** Weights like `startWeights`; batch-norm scales and variances around 1. */
export const imageWeights = (network: Network, seed: number): Float32Array[] =>
  network.parameters.map(({ name, kind, shape, fanIn }) => {
    const random = stream(seed, 'contract-image', name);
    const isSpread = kind === 'scale' || kind === 'variance';
    const size = kind === 'conv' || kind === 'shortcut' ? Math.sqrt(1 / fanIn) : 0.3;
    return Float32Array.from({ length: sizeOf(shape) }, () =>
      isSpread ? 0.5 + random.uniform() : size * random.normal(),
    );
  });

/** Random inputs of this shape and random labels, 30 of each split. */
export function imageSplits(shape: Shape = SHAPE): Splits {
  const part = (name: string): Examples => {
    const random = stream(8, 'contract-image', name);
    const inputs = Float32Array.from({ length: 30 * sizeOf(shape) }, () => random.normal());
    return { count: 30, inputs, labels: Uint8Array.from({ length: 30 }, () => random.below(CLASSES)) };
  };
  return {
    inputShape: shape,
    train: part('train'),
    validation: part('validation'),
    test: part('test'),
  };
}
