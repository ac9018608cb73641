/** Networks on small images, one for each layer kind, for the contract. Tests only. */
import type { Examples, Splits } from '../examples';
import { sizeOf } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { conv } from '../../models/blocks';
import { describeNetwork, type Layer, type Network } from '../../models/layers';

/** Odd and even lengths: 'same' padding with a stride differs between them. */
const SHAPE = [6, 5, 2];
const CLASSES = 3;

const end: readonly Layer[] = [{ kind: 'flatten' }, { kind: 'dense', units: CLASSES }];
const tanh: Layer = { kind: 'tanh' };
const relu: Layer = { kind: 'relu' };

const layers: Readonly<Record<string, readonly Layer[]>> = {
  'conv 3×3, same': [conv(4), tanh, conv(3), relu, ...end],
  'conv 5×5, valid': [conv(3, { size: 1 }), tanh, conv(4, { size: 5, padding: 'valid' }), ...end],
  'conv 3×3, same, stride 2': [conv(3), relu, conv(4, { stride: 2 }), tanh, ...end],
  'conv 3×3, valid, stride 2, without bias': [
    conv(3, { bias: false }),
    relu,
    conv(4, { stride: 2, padding: 'valid', bias: false }),
    ...end,
  ],
  'conv 2×2, same': [conv(3, { size: 2 }), tanh, conv(2, { size: 2, stride: 3 }), ...end],
  'more channels than lanes': [
    conv(17, { size: 1 }),
    relu,
    conv(18, { size: 1 }),
    relu,
    { kind: 'global-average-pool' },
    { kind: 'dense', units: CLASSES },
  ],
  'max-pool': [conv(3), relu, { kind: 'max-pool', size: 2, stride: 2 }, conv(2), ...end],
  'max-pool, overlapping': [conv(3), { kind: 'max-pool', size: 3, stride: 1 }, tanh, ...end],
  'average-pool': [conv(3), tanh, { kind: 'average-pool', size: 2, stride: 2 }, conv(2), ...end],
  'average-pool, of the input': [{ kind: 'average-pool', size: 2, stride: 2 }, conv(3), tanh, ...end],
  'global-average-pool': [conv(4), relu, { kind: 'global-average-pool' }, { kind: 'dense', units: CLASSES }],
  'batch-norm': [conv(4, { bias: false }), { kind: 'batch-norm' }, relu, conv(2), ...end],
  'batch-norm, of dense units': [
    { kind: 'flatten' },
    { kind: 'dense', units: 5 },
    { kind: 'batch-norm' },
    tanh,
    { kind: 'dense', units: CLASSES },
  ],
  'batch-norm, of the input': [{ kind: 'batch-norm' }, conv(2), tanh, ...end],
  'residual, identity': [
    conv(3),
    relu,
    { kind: 'residual', body: [conv(3), tanh, conv(3)], shortcut: [] },
    relu,
    ...end,
  ],
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

/** One network for each layer kind, by name. */
export const imageNetworks: ReadonlyMap<string, Network> = new Map(
  Object.entries(layers).map(([name, list]) => [name, describeNetwork(SHAPE, CLASSES, list)]),
);

/** Every layer kind of a network, inside residual blocks too. */
export const kindsOf = (list: readonly Layer[]): Layer['kind'][] =>
  list.flatMap((layer) => [
    layer.kind,
    ...(layer.kind === 'residual' ? kindsOf([...layer.body, ...layer.shortcut]) : []),
  ]);

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

/** Random images of float pixels and random labels, 30 of each split. */
export function imageSplits(): Splits {
  const part = (name: string): Examples => {
    const random = stream(8, 'contract-image', name);
    const inputs = Float32Array.from({ length: 30 * sizeOf(SHAPE) }, () => random.normal());
    return { count: 30, inputs, labels: Uint8Array.from({ length: 30 }, () => random.below(CLASSES)) };
  };
  return {
    inputShape: SHAPE,
    train: part('train'),
    validation: part('validation'),
    test: part('test'),
  };
}
