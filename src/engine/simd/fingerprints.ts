/** What the simd engine computes, to the last bit: the same in every browser and in Node. */
import type { Masks } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { conv } from '../../models/blocks';
import type { Layer } from '../../models/layer';
import { describeNetwork, type Network } from '../../models/network';
import type { Engine } from '../engine';
import { randomBatch, randomMasks, randomSplits, randomWeights } from './test-support';

/**
 * Golden values of version simd-2, which all networks have: FNV-1a over the bits of all weights after 20 steps
 * and of the validation loss, as `computeFingerprints` first gave them in Node 20. If they change, raise
 * the version in ../versions.ts, so that caches and recordings of two versions are never mixed.
 */
export const FINGERPRINTS: Readonly<Record<string, string>> = {
  'bytes, adam, 1': 'c98dacac',
  'bytes, adam, 0.8': '8f640362',
  'bytes, adam, 0.1': 'd606406f',
  'bytes, momentum, 1': '5ed0d631',
  'bytes, momentum, 0.8': '19a6ac85',
  'bytes, momentum, 0.1': 'f0ff5d63',
  'bytes, sgd, 1': 'e946aad4',
  'bytes, sgd, 0.8': 'c40eaf3c',
  'bytes, sgd, 0.1': '13e500f0',
  'floats, adam, 1': '7b69ca07',
  'floats, adam, 0.8': '8243eae9',
  'floats, adam, 0.1': '3444b1fb',
  'floats, momentum, 1': '959bff89',
  'floats, momentum, 0.8': '26bb6e61',
  'floats, momentum, 0.1': '6024830d',
  'floats, sgd, 1': '9ea69c74',
  'floats, sgd, 0.8': 'a7dbc31f',
  'floats, sgd, 0.1': '831b65d9',
};

/** Golden values of version convolutions-2, which networks with convolutions have besides; as above. */
export const IMAGE_FINGERPRINTS: Readonly<Record<string, string>> = {
  'images, 1': 'edd374ac',
  'images, 0.6': '57266497',
  'images, 0.2': '78fbc725',
  // what dropout draws has a version of its own
  'images with dropout, 1': '2fe7af90',
  'images with dropout, 0.6': 'a178c9eb',
  'images with dropout, 0.2': '77d0c94d',
  // far from where paths meet, which a rounding decides for "images, 1"
  'tiles, 1': 'cc20089f',
  'tiles, 0.8': '8a2f4beb',
  'tiles, 0.5': '234b4ca7',
  'tiles, 0.2': 'b101d1b3',
};

/** 20 seeded steps of every optimizer on every path: dense, masked and sparse, with both skips. */
export async function computeFingerprints(engine: Engine): Promise<Record<string, string>> {
  const network = describeNetwork([50], 7, [
    { kind: 'dense', units: 21 },
    { kind: 'relu' },
    { kind: 'dense', units: 9 },
    { kind: 'tanh' },
    { kind: 'dense', units: 7 },
  ]);
  const weights = randomWeights(network, 1);
  const found: Record<string, string> = {};
  for (const [kind, zeros] of [
    ['bytes', 0.8],
    ['floats', 0.1],
  ] as const) {
    await engine.load(randomSplits(50, 7, 60, kind, zeros, 2));
    for (const id of ['adam', 'momentum', 'sgd'] as const) {
      for (const density of [1, 0.8, 0.1]) {
        const trainer = await engine.open({
          network,
          weights,
          masks: randomMasks(network, density, 3),
          optimizer: { id, momentum: 0.9, weightDecay: 1e-4 },
          batch: 12,
        });
        for (let step = 0; step < 20; step += 1) {
          await trainer.step(randomBatch(60, 12, step), 0.01);
        }
        const { loss } = await trainer.evaluate('validation', 60);
        const bits = [...(await trainer.weights()), Float64Array.of(loss)];
        found[`${kind}, ${id}, ${density}`] = fnv1a(bits);
        trainer.dispose();
      }
    }
  }
  return found;
}

/** A small network of many kinds of layers, on images of 6 × 5 pixels and 2 channels. */
export function fingerprintNetwork(hasDropout = true): Network {
  const plain = conv(5, { bias: false });
  const drop = (rate: number): Layer[] => (hasDropout ? [{ kind: 'dropout', rate }] : []);
  return describeNetwork([6, 5, 2], 3, [
    conv(5),
    { kind: 'relu' },
    {
      kind: 'residual',
      body: [plain, { kind: 'batch-norm' }, { kind: 'relu' }, plain, { kind: 'batch-norm' }],
      shortcut: [],
    },
    { kind: 'max-pool', size: 2, stride: 1 },
    {
      kind: 'residual',
      body: [conv(6, { stride: 2, bias: false }), { kind: 'tanh' }],
      shortcut: [conv(6, { stride: 2, size: 1, bias: false }), { kind: 'batch-norm' }],
    },
    { kind: 'average-pool', size: 2, stride: 1 },
    ...drop(0.3),
    { kind: 'flatten' },
    { kind: 'dense', units: 9 },
    { kind: 'batch-norm' },
    { kind: 'relu' },
    ...drop(0.5),
    { kind: 'dense', units: 3 },
  ]);
}

/** Convolutions on 18 × 13 pixels, more than one block of tiles: with a bias and without, at both paddings. */
export const tilesNetwork = describeNetwork([18, 13, 2], 3, [
  conv(8, { size: 1, bias: false }),
  { kind: 'tanh' },
  conv(8),
  { kind: 'relu' },
  conv(8, { padding: 'valid', bias: false }),
  { kind: 'tanh' },
  { kind: 'flatten' },
  { kind: 'dense', units: 3 },
]);

/** The masks of a golden value. */
export const fingerprintMasks = (network: Network, density: number): Masks => randomMasks(network, density, 3);

interface ImageRuns {
  readonly title: string;
  readonly network: Network;
  readonly densities: readonly number[];
  readonly steps: number;
}

/** Many kinds of layers, dense and sparse, without dropout and with it; then each way through a convolution. */
const IMAGE_RUNS: readonly ImageRuns[] = [
  { title: 'images', network: fingerprintNetwork(false), densities: [1, 0.6, 0.2], steps: 20 },
  { title: 'images with dropout', network: fingerprintNetwork(), densities: [1, 0.6, 0.2], steps: 20 },
  { title: 'tiles', network: tilesNetwork, densities: [1, 0.8, 0.5, 0.2], steps: 5 },
];

/** Some seeded steps on images. */
export async function computeImageFingerprints(engine: Engine): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { title, network, densities, steps } of IMAGE_RUNS) {
    const data = randomSplits(sizeOf(network.inputShape), 3, 60, 'bytes', 0.3, 2);
    await engine.load({ ...data, inputShape: network.inputShape });
    for (const density of densities) {
      const trainer = await engine.open({
        network,
        weights: randomWeights(network, 1),
        masks: fingerprintMasks(network, density),
        optimizer: { id: 'momentum', momentum: 0.9, weightDecay: 1e-4 },
        batch: 20,
        dropoutSeed: 4,
      });
      for (let step = 0; step < steps; step += 1) await trainer.step(randomBatch(60, 20, step), 0.01);
      const { loss } = await trainer.evaluate('validation', 60);
      found[`${title}, ${density}`] = fnv1a([...(await trainer.weights()), Float64Array.of(loss)]);
      trainer.dispose();
    }
  }
  return found;
}

/** FNV-1a over the bytes of some arrays. */
function fnv1a(arrays: readonly (Float32Array | Float64Array)[]): string {
  let hash = 0x811c9dc5;
  for (const values of arrays) {
    for (const byte of new Uint8Array(values.slice().buffer)) {
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
