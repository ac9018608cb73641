import { describe, expect, test } from 'vitest';
import type { Splits } from '../examples';
import { denseMasks } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import type { Layer } from '../../models/layer';
import { describeNetwork } from '../../models/network';
import { conv } from '../../models/blocks';
import { dropoutKey, dropoutScale, dropoutThreshold, isKept } from './dropout';
import { createSimdEngine } from '../simd';

const SHAPE = [3, 4, 2];
const RATE = 0.3;
const EXAMPLES = 20; // two groups of lanes
const SEED = 9;

const splits = ((): Splits => {
  const labels = Uint8Array.from({ length: EXAMPLES }, (_, at) => at % 2);
  const part = { count: EXAMPLES, inputs: new Float32Array(EXAMPLES * sizeOf(SHAPE)).fill(1), labels };
  return { inputShape: SHAPE, train: part, validation: part, test: part };
})();
const dropout: Layer = { kind: 'dropout', rate: RATE };

/**
 * The gradient of an output layer of zeros, over inputs of ones that went through dropout: of class 0
 * and value v it is Σ scale · kept(example, v) · (½ − [label is 0]) / examples.
 */
async function simdGradient(layers: readonly Layer[]): Promise<{ found: Float32Array; expected: Float64Array }> {
  const network = describeNetwork(SHAPE, 2, [...layers, { kind: 'flatten' }, { kind: 'dense', units: 2 }]);
  const engine = await createSimdEngine();
  await engine.load(splits);
  const trainer = await engine.open({
    network,
    weights: network.parameters.map(({ shape }) => new Float32Array(sizeOf(shape))),
    masks: denseMasks(network.parameters),
    optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
    batch: EXAMPLES,
    dropoutSeed: SEED,
    firstStep: 7,
  });
  const { gradients } = await trainer.gradients(Uint32Array.from({ length: EXAMPLES }, (_, at) => at));
  const kernel = gradients[gradients.length - 2];
  const size = kernel.length / 2;
  const [key, threshold] = [dropoutKey(SEED, layers.indexOf(dropout), 7), dropoutThreshold(RATE)];
  const expected = Float64Array.from({ length: size }, (_, value) => {
    let sum = 0;
    for (let example = 0; example < EXAMPLES; example += 1) {
      const slope = 0.5 - (splits.train.labels[example] === 0 ? 1 : 0);
      if (isKept(example * size + value, key, threshold)) sum += (dropoutScale(RATE) * slope) / EXAMPLES;
    }
    return sum;
  });
  return { found: kernel.filter((_, at) => at % 2 === 0), expected };
}

describe('the masks of dropout are those that the simd kernel draws', () => {
  test.each([
    ['of units', [{ kind: 'flatten' }, dropout]],
    ['of the input', [dropout]],
    ['of an image', [{ kind: 'max-pool', size: 1, stride: 1 }, dropout]],
    // a convolution of zeros beside an identity: what it reads has a frame of two pixels
    [
      'of an image with a frame',
      [
        { kind: 'max-pool', size: 1, stride: 1 },
        dropout,
        { kind: 'residual', body: [conv(2, { size: 5 })], shortcut: [] },
      ],
    ],
  ] satisfies [string, Layer[]][])('%s', async (_title, layers) => {
    const { found, expected } = await simdGradient(layers);
    expect(found).toHaveLength(24);
    expect(new Set(expected.map((value) => Math.round(value * 1e6))).size).toBeGreaterThan(4);
    found.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 6));
  });
});

test('as many are dropped as the rate says', () => {
  const kept = Array.from({ length: 10_000 }, (_, number) => isKept(number, 12345, dropoutThreshold(0.25)));
  expect(kept.filter(Boolean).length / 10_000).toBeCloseTo(0.75, 2);
});
