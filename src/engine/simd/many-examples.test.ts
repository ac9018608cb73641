import { expect, test } from 'vitest';
import { inputBytes, withParts, type Examples, type Splits } from '../examples';
import { createSimdEngine } from './index';
import { fingerprintNetwork } from './fingerprints';
import { randomBatch, randomMasks, randomSplits, randomWeights, sameBits } from './test-support';

/** In memory that threads share, as a part of a larger array. */
const share = ({ inputs, ...examples }: Examples): Examples => {
  const buffer = new SharedArrayBuffer(inputs.byteLength + 8);
  const { length } = inputs;
  const shared = inputs instanceof Uint8Array ? new Uint8Array(buffer, 8, length) : new Float32Array(buffer, 8, length);
  shared.set(inputs);
  return { ...examples, inputs: shared };
};

const network = fingerprintNetwork();
const trained = async (splits: Splits, many: number, augmentationSeed?: number) => {
  const engine = await createSimdEngine({ many });
  await engine.load({ ...splits, inputShape: network.inputShape });
  const trainer = await engine.open({
    network,
    weights: randomWeights(network, 1),
    masks: randomMasks(network, 0.5, 3),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    batch: 20,
    augmentationSeed,
  });
  for (let step = 0; step < 3; step += 1) await trainer.step(randomBatch(60, 20, step), 0.01);
  const { loss } = await trainer.evaluate('validation', 50);
  return [...(await trainer.weights()), Float32Array.of(loss)];
};

test.each([
  ['bytes', undefined],
  ['bytes', 7],
  ['floats', undefined],
] as const)('many examples as %s train to the same bits as few, augmentation %s', async (kind, augmentationSeed) => {
  const splits = randomSplits(60, 3, 60, kind, 0.3, 2);
  const few = await trained(splits, inputBytes(splits) + 1, augmentationSeed);
  expect(sameBits(few, await trained(splits, 1, augmentationSeed))).toBe(true);
  expect(sameBits(few, await trained(withParts(splits, share), 1, augmentationSeed))).toBe(true);
});

test('of many examples the engine keeps no copy', async () => {
  const splits = randomSplits(3_000, 3, 200, 'bytes', 0.3, 2);
  const bytes = async (many: number): Promise<number> => {
    const engine = await createSimdEngine({ many });
    await engine.load(splits);
    return engine.memory().bytes;
  };
  expect(inputBytes(splits)).toBe(1.8e6);
  expect(await bytes(1.8e6 + 1)).toBeGreaterThan(1.8e6);
  expect(await bytes(1.8e6)).toBeLessThan(0.3e6);
});
