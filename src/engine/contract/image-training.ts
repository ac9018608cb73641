/** How every engine trains networks on images: statistics, dropout, augmentation, masks, memory. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Examples, Splits } from '../examples';
import { applyMasks } from '../../lottery/masks';
import { sizeOf, type Weights } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { conv } from '../../models/blocks';
import type { Layer } from '../../models/layer';
import { describeNetwork, type Network } from '../../models/network';
import { forward, score } from '../../models/reference';
import { imageWeights } from './images';
import { someBatches, sparseMasks } from './reference';
import type { EngineTolerances } from './under-test';
import type { Engine, OptimizerSettings, Trainer, TrainerSettings } from '../engine';

const SHAPE = [8, 7, 2];
const CLASSES = 3;
/** More than the 16 examples that the simd engine computes side by side. */
const BATCH = 20;
const STEPS = 20;
/** On an emulated chip: each is as slow as the compiling that it waits for. */
const BRIEF_STEPS = 12;

const norm: Layer = { kind: 'batch-norm' };
const relu: Layer = { kind: 'relu' };
const plain = { bias: false } as const;

/** Many kinds of layers for images, dropout on images and on units. */
const manyKinds = describeNetwork(SHAPE, CLASSES, [
  conv(4),
  relu,
  {
    kind: 'residual',
    body: [conv(4, plain), norm, relu, { kind: 'dropout', rate: 0.2 }, conv(4, plain), norm],
    shortcut: [],
  },
  { kind: 'max-pool', size: 2, stride: 1 },
  {
    kind: 'residual',
    body: [conv(6, { ...plain, stride: 2 }), norm, { kind: 'tanh' }],
    shortcut: [
      { kind: 'average-pool', size: 1, stride: 2 },
      { kind: 'pad-channels', channels: 6 },
    ],
  },
  {
    kind: 'residual',
    body: [conv(5)],
    shortcut: [conv(5, { ...plain, size: 1 }), norm],
  },
  { kind: 'dropout', rate: 0.3 },
  { kind: 'global-average-pool' },
  { kind: 'flatten' },
  { kind: 'dense', units: 9 },
  norm,
  relu,
  { kind: 'dropout', rate: 0.5 },
  { kind: 'dense', units: CLASSES },
]);

/** The form of LeNet-5 and Conv-2. */
const convNet = describeNetwork(SHAPE, CLASSES, [
  conv(3, { size: 5 }),
  relu,
  { kind: 'max-pool', size: 2, stride: 2 },
  conv(4, { padding: 'valid' }),
  relu,
  { kind: 'flatten' },
  { kind: 'dense', units: 8 },
  relu,
  { kind: 'dense', units: CLASSES },
]);

/** Random images of bytes and random labels. */
function imagesOfBytes(): Splits {
  const part = (name: string, count: number): Examples => {
    const random = stream(9, 'contract-image-training', name);
    return {
      count,
      inputs: Uint8Array.from({ length: count * sizeOf(SHAPE) }, () => random.below(256)),
      labels: Uint8Array.from({ length: count }, () => random.below(CLASSES)),
    };
  };
  return {
    inputShape: SHAPE,
    train: part('train', 60),
    validation: part('validation', 25),
    test: part('test', 5),
    standardization: { mean: [0.4, 0.5], standardDeviation: [0.25, 0.3] },
  };
}

interface Case {
  readonly network: Network;
  readonly optimizer: OptimizerSettings;
  readonly rate: number;
}
const CASES: Readonly<Record<string, Case>> = {
  'many kinds of layers': {
    network: manyKinds,
    optimizer: { id: 'momentum', momentum: 0.9, weightDecay: 0.01 },
    rate: 0.01,
  },
  'a small convolutional network': {
    network: convNet,
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    rate: 0.01,
  },
};

/**
 * Declares the tests for one engine, started before them.
 * @param createOther an engine whose first steps it follows; without one that is not asked
 * @param brief the network of every layer kind alone, followed once for a few steps
 */
export function describeImageTraining(
  start: () => Engine,
  tolerances: EngineTolerances,
  createOther?: () => Promise<Engine>,
  brief?: boolean,
): void {
  describe('training on images', () => {
    const splits = imagesOfBytes();
    const steps = brief ? BRIEF_STEPS : STEPS;
    const batches = someBatches(splits.train.count, BATCH, steps);
    let engine: Engine;
    beforeAll(async () => {
      engine = start();
      await engine.load(splits);
    });

    const settings = ({ network, optimizer }: Case): TrainerSettings => ({
      network,
      optimizer,
      weights: imageWeights(network, 4),
      masks: sparseMasks(network, 0.4, 6),
      batch: BATCH,
      dropoutSeed: 5,
      augmentationSeed: 6,
      firstStep: 3,
    });
    const withTrainer = async <Result>(
      on: Engine,
      changed: TrainerSettings,
      use: (trainer: Trainer) => Promise<Result>,
    ): Promise<Result> => {
      const trainer = await on.open(changed);
      try {
        return await use(trainer);
      } finally {
        trainer.dispose();
      }
    };
    const train = async (trainer: Trainer, steps: number, rate: number): Promise<Float32Array[]> => {
      for (const batch of batches.slice(0, steps)) await trainer.step(batch, rate);
      return trainer.weights();
    };

    for (const [title, given] of Object.entries(CASES).slice(0, brief ? 1 : undefined)) {
      const { network, rate } = given;
      const changed = settings(given);

      test.runIf(createOther)(
        `${title}: losses and weights of the first ${steps} steps are those of simd`,
        async () => {
          const follow = (on: Engine): Promise<Weights> =>
            withTrainer(on, changed, async (trainer) => {
              const losses: number[] = [];
              for (let step = 0; step < steps; step += 1) {
                // of the batch, with its dropout, and of images that are left alone
                if (step % 5 === 0) losses.push((await trainer.gradients(batches[step])).loss);
                if (step % 5 === 0) losses.push((await trainer.evaluate('validation', BATCH)).loss);
                await trainer.step(batches[step], rate);
              }
              losses.push((await trainer.evaluate('validation', BATCH)).loss);
              return [Float32Array.from(losses), ...(await trainer.weights())];
            });
          const other = await createOther!();
          await other.load(splits);
          const expected = await follow(other);
          other.dispose();
          const [losses] = expected;
          expect(Math.abs(losses[losses.length - 1] - losses[1])).toBeGreaterThan(0.01); // it trains
          expect(furthest(await follow(engine), expected)).toBeLessThan(tolerances.training);
        },
      );

      if (brief) continue; // the rest of it has the programs of other shapes
      test(`${title}: repeats itself, pruned weights exactly 0 after every step`, async () => {
        const run = (): Promise<Weights> =>
          withTrainer(engine, changed, async (trainer) => {
            for (const batch of batches.slice(0, 4)) {
              await trainer.step(batch, rate);
              const found = await trainer.weights();
              expect(found).toEqual(applyMasks(found, changed.masks));
            }
            return trainer.weights();
          });
        expect(furthest(await run(), await run())).toBeLessThanOrEqual(tolerances.replay);
      });

      test(`${title}: memory is flat over steps and runs`, async () => {
        const useAll = async (trainer: Trainer): Promise<void> => {
          await train(trainer, 2, rate);
          await trainer.evaluate('validation', BATCH);
          await trainer.gradients(batches[0]);
        };
        await withTrainer(engine, changed, useAll);
        const idle = engine.memory();
        await withTrainer(engine, changed, async (trainer) => {
          await useAll(trainer);
          const busy = engine.memory();
          await useAll(trainer);
          await useAll(trainer);
          expect(engine.memory()).toEqual(busy);
        });
        expect(engine.memory()).toEqual(idle);
      });

      test(`${title}: evaluation goes by running statistics, without dropout`, async () => {
        const { inputs, labels } = splits.validation;
        const { mean, standardDeviation } = splits.standardization!;
        const pixels = Float64Array.from(inputs, (byte, at) => (byte / 255 - mean[at % 2]) / standardDeviation[at % 2]);
        await withTrainer(engine, changed, async (trainer) => {
          const theta = await train(trainer, 3, rate);
          const found = await trainer.evaluate('validation', BATCH);
          const expected = score(forward(network, theta, pixels, BATCH), labels.subarray(0, BATCH), CLASSES);
          expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerances.gradient);
          expect(found.right).toBeCloseTo(expected.right, 12);
        });
      });
    }

    test('running statistics keep 0.9 of what they were, in steps alone', async () => {
      const network = describeNetwork(SHAPE, CLASSES, [norm, { kind: 'flatten' }, { kind: 'dense', units: CLASSES }]);
      const [batch] = batches;
      const changed = { ...settings({ ...CASES['many kinds of layers'], network }), augmentationSeed: undefined };
      const [, , oldMean, oldVariance] = changed.weights; // behind scale and shift
      const found = await withTrainer(engine, changed, async (trainer) => {
        await trainer.gradients(batches[1]);
        await trainer.evaluate('train', BATCH);
        await trainer.step(batch, 0);
        return trainer.weights();
      });
      const { mean, standardDeviation } = splits.standardization!;
      for (const channel of [0, 1]) {
        const values = Array.from(batch).flatMap((example) =>
          Array.from({ length: 56 }, (_, pixel) => {
            const byte = splits.train.inputs[example * 112 + pixel * 2 + channel];
            return (byte / 255 - mean[channel]) / standardDeviation[channel];
          }),
        );
        const average = values.reduce((a, b) => a + b, 0) / values.length;
        const variance = values.reduce((sum, x) => sum + (x - average) ** 2, 0) / values.length;
        expect(found[2][channel]).toBeCloseTo(0.9 * oldMean[channel] + 0.1 * average, 5);
        expect(found[3][channel]).toBeCloseTo(0.9 * oldVariance[channel] + 0.1 * variance, 5);
      }
    });
  });
}

/** Largest |a − b|; not a number counts as infinitely far. */
function furthest(found: Weights, expected: Weights): number {
  const differences = expected.flatMap((values, index) =>
    Array.from(values, (value, at) => Math.abs(found[index][at] - value)),
  );
  return differences.reduce((most, each) => (Number.isNaN(each) ? Infinity : Math.max(most, each)), 0);
}
