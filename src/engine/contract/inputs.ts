/** What every engine does to images on their way in: standardization and augmentation. */
import { beforeAll, expect, test } from 'vitest';
import type { Examples, Splits } from '../examples';
import { stream } from '../../lottery/random/stream';
import { denseMasks } from '../../lottery/masks';
import { initialize } from '../../lottery/initializers';
import { describeNetwork } from '../../models/network';
import { augmentBatch } from '../training/augment';
import type { Engine, Trainer } from '../engine';

const SHAPE = [5, 6, 3];
const SIZE = 90;
const BATCH = 8;
const standardization = { mean: [0.4, 0.5, 0.6], standardDeviation: [0.2, 0.25, 0.3] };

const images = (name: string, count: number): Examples => {
  const random = stream(1, 'contract-inputs', name);
  return {
    count,
    inputs: Uint8Array.from({ length: count * SIZE }, () => random.below(256)),
    labels: Uint8Array.from({ length: count }, () => random.below(3)),
  };
};
const splits: Splits = {
  inputShape: SHAPE,
  train: images('train', 20),
  validation: images('validation', 12),
  test: images('test', 5),
};

const standardized = ({ count, inputs, labels }: Examples): Examples => ({
  count,
  labels,
  inputs: Float32Array.from(inputs, (value, at) => {
    const channel = at % 3;
    return (value / 255 - standardization.mean[channel]) / standardization.standardDeviation[channel];
  }),
});

const network = describeNetwork(SHAPE, 3, [
  { kind: 'flatten' },
  { kind: 'dense', units: 7 },
  { kind: 'relu' },
  { kind: 'dense', units: 3 },
]);
const initializer = { initializer: 'glorot-normal', standardDeviation: 0 };
const weights = initialize(network.parameters, initializer, 1, 'contract-inputs');
const batch = Uint32Array.of(3, 1, 4, 15, 9, 2, 6, 5);

/** Declares the tests for one engine, started before them; losses and weights agree within `tolerance`. */
export function describeInputContract(start: () => Engine, tolerance: number): void {
  let engine: Engine;
  beforeAll(() => {
    engine = start();
  });

  const withTrainer = async <Result>(
    data: Splits,
    augmentationSeed: number | undefined,
    use: (trainer: Trainer) => Promise<Result>,
  ) => {
    await engine.load(data);
    const trainer = await engine.open({
      network,
      weights,
      masks: denseMasks(network.parameters),
      optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
      batch: BATCH,
      augmentationSeed,
    });
    try {
      return await use(trainer);
    } finally {
      trainer.dispose();
    }
  };
  const close = (found: readonly Float32Array[], expected: readonly Float32Array[]): void =>
    found.forEach((values, at) =>
      values.forEach((value, index) => expect(Math.abs(value - expected[at][index])).toBeLessThanOrEqual(tolerance)),
    );

  test('standardized images: the same losses and gradients as of images standardized beforehand', async () => {
    const before = {
      ...splits,
      train: standardized(splits.train),
      validation: standardized(splits.validation),
      test: standardized(splits.test),
    };
    const ask = async (trainer: Trainer) =>
      [await trainer.gradients(batch), await trainer.evaluate('validation', 12)] as const;
    const [expected, expectedLoss] = await withTrainer(before, undefined, ask);
    const [found, loss] = await withTrainer({ ...splits, standardization }, undefined, ask);
    expect(Math.abs(found.loss - expected.loss)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(loss.loss - expectedLoss.loss)).toBeLessThanOrEqual(tolerance);
    close(found.gradients, expected.gradients);
  });

  test('augmented images: each step trains on the images moved for that step; nothing else is moved', async () => {
    const seed = 7;
    const train = async (trainer: Trainer, examples: Uint32Array) => {
      await trainer.step(examples, 0.1);
      return trainer.weights();
    };
    const moved = new Uint8Array(BATCH * SIZE);
    augmentBatch(moved, splits.train.inputs as Uint8Array, SHAPE, batch, seed, 0);
    const movedSplits = {
      ...splits,
      train: { count: BATCH, inputs: moved, labels: Uint8Array.from(batch, (at) => splits.train.labels[at]) },
    };
    const inOrder = Uint32Array.from({ length: BATCH }, (_, at) => at);
    const expected = await withTrainer(movedSplits, undefined, (trainer) => train(trainer, inOrder));
    const found = await withTrainer(splits, seed, (trainer) => train(trainer, batch));
    close(found, expected);
    const plain = await withTrainer(splits, undefined, (trainer) => trainer.evaluate('train', 20));
    const evaluated = await withTrainer(splits, seed, (trainer) => trainer.evaluate('train', 20));
    expect(evaluated).toEqual(plain);
  });

  test('only images of bytes can be augmented', async () => {
    const floats = { ...splits, train: standardized(splits.train) };
    const open = withTrainer(floats, 1, async (trainer) => trainer.step(batch, 0.1));
    await expect(open).rejects.toThrow('Only images of bytes can be augmented, not inputs of shape 5 × 6 × 3.');
  });
}
