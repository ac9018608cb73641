/** Training through each way a convolution is computed, with each optimizer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyMasks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { conv } from '../../models/blocks';
import { describeNetwork } from '../../models/network';
import { prunedValues } from '../contract/differences';
import { imageSplits, imageWeights } from '../contract/images';
import type { Engine, OptimizerSettings, Trainer, TrainerSettings } from '../engine';
import { createSimdEngine } from './index';
import { convolutionPaths, randomBatch, randomMasks, sameBits } from './test-support';

const STEPS = 6;
/** More than the 16 examples that are computed side by side. */
const BATCH = 19;

const network = describeNetwork([9, 11, 2], 3, [
  conv(8, { size: 1 }),
  { kind: 'tanh' },
  conv(12),
  { kind: 'relu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 3 },
]);
const weights = imageWeights(network, 4);
const splits = imageSplits(network.inputShape);

const decay = { momentum: 0.9, weightDecay: 1e-2 };
/** Shorter than the gradients that are clipped to it. */
const CLIP = 0.1;
const OPTIMIZERS: readonly (readonly [string, OptimizerSettings])[] = [
  ['adam', { id: 'adam', ...decay }],
  ['momentum', { id: 'momentum', ...decay }],
  ['sgd', { id: 'sgd', ...decay }],
  ['momentum, clipped', { id: 'momentum', ...decay, clipNorm: CLIP }],
];

const lengthOf = (gradients: Weights): number =>
  Math.sqrt(gradients.reduce((sum, values) => values.reduce((total, value) => total + value * value, sum), 0));

let engine: Engine;
beforeAll(async () => {
  engine = await createSimdEngine();
  await engine.load(splits);
});
afterAll(() => engine.dispose());

/** Steps number `from` to `to`, of `count` examples each. */
async function train(trainer: Trainer, from = 0, to = STEPS, count = BATCH): Promise<Weights> {
  for (let step = from; step < to; step += 1) await trainer.step(randomBatch(30, count, step), 0.01);
  return trainer.weights();
}

/** What pruned places hold: 0, but for a share of all. */
function restsOf(share: number): Weights | undefined {
  if (share === 0) return undefined;
  const chosen = randomMasks(network, share, 5);
  return applyMasks(imageWeights(network, 6), chosen);
}

describe.each([
  { density: 0.9, rests: 0, path: 'whole' },
  { density: 0.5, rests: 0, path: 'listed-tiled' },
  { density: 0.2, rests: 0, path: 'listed' },
  // by all places that hold a number
  { density: 0.3, rests: 1, path: 'whole' },
  { density: 0.3, rests: 0.85, path: 'whole' },
  { density: 0.3, rests: 0.3, path: 'listed-tiled' },
  { density: 0.1, rests: 0.1, path: 'listed' },
] as const)('$path, at $density, rests at $rests', ({ density, rests, path }) => {
  const masks = randomMasks(network, density, 3);
  const rest = restsOf(rests);
  const held = masks.map((mask, at) => mask && mask.map((kept, place) => kept || Number(!!rest?.[at][place])));
  const isAtRest = (found: Weights): boolean => sameBits(found, applyMasks(found, masks, rest));

  /** What `use` gives, with a trainer that is disposed afterwards. */
  async function withTrainer<Result>(
    changes: Pick<TrainerSettings, 'optimizer'> & Partial<TrainerSettings>,
    use: (trainer: Trainer) => Promise<Result>,
  ): Promise<Result> {
    const trainer = await engine.open({ network, weights, masks, rest, batch: BATCH, ...changes });
    try {
      return await use(trainer);
    } finally {
      trainer.dispose();
    }
  }

  test('is how the convolution is computed', () => {
    expect(convolutionPaths(network, held)).toEqual([path]);
  });

  test('gradients are clipped by the length of what survivors have', async () => {
    const optimizer = { id: 'sgd', momentum: 0, weightDecay: 0, clipNorm: CLIP } as const;
    const moved = await withTrainer({ optimizer }, async (trainer) => {
      const before = await trainer.weights();
      await trainer.step(randomBatch(30, BATCH, 0), 1);
      const after = await trainer.weights();
      return before.map((values, at) => values.map((value, place) => value - after[at][place]));
    });
    expect(lengthOf(moved)).toBeCloseTo(CLIP, 6);
  });

  describe.each(OPTIMIZERS)('%s', (_, optimizer) => {
    const settings = { optimizer };
    let undisturbed: Weights;
    beforeAll(async () => {
      undisturbed = await withTrainer(settings, train);
    });

    test('a second run gives the same bits, other than the start weights', async () => {
      expect(sameBits(await withTrainer(settings, train), undisturbed)).toBe(true);
      const start = await withTrainer(settings, (trainer) => trainer.weights());
      start.forEach((values, at) => expect(sameBits([values], [undisturbed[at]])).toBe(false));
    });

    test('pruned weights are at rest after every step, and what is read in between changes nothing', async () => {
      const found = await withTrainer(settings, async (trainer) => {
        for (let step = 0; step < STEPS; step += 1) {
          const next = await trainer.gradients(randomBatch(30, BATCH, step));
          expect(lengthOf(next.gradients)).toBeGreaterThan(optimizer.clipNorm ?? 0);
          expect(isAtRest(await train(trainer, step, step + 1))).toBe(true);
          const { gradients } = await trainer.gradients(randomBatch(30, 3, step));
          expect(prunedValues(gradients, masks)).toEqual([]);
          await trainer.evaluate('test', 30);
        }
        return trainer.weights();
      });
      expect(sameBits(found, undisturbed)).toBe(true);
    });

    // pruned weights that are stored, too, are at rest where they are read: they must be so where they are multiplied
    test('a fresh trainer answers with the weights that were read as the trained one does', async () => {
      const answers = (trainer: Trainer) => trainer.evaluate('test', 30);
      const trained = await withTrainer(settings, async (trainer) => {
        await train(trainer);
        return answers(trainer);
      });
      expect(await withTrainer({ ...settings, weights: undisturbed }, answers)).toEqual(trained);
    });

    test('a checkpoint goes on in a fresh trainer', async () => {
      const half = await withTrainer(settings, async (trainer) => {
        await train(trainer, 0, 3);
        return trainer.checkpoint();
      });
      const found = await withTrainer(settings, async (trainer) => {
        if (half === null) throw new Error('No checkpoint.');
        trainer.restore(half);
        return train(trainer, 3);
      });
      expect(sameBits(found, undisturbed)).toBe(true);
    });

    test('steps of a smaller batch give the same bits in a wider trainer', async () => {
      const steps = (trainer: Trainer): Promise<Weights> => train(trainer, 0, STEPS, 5);
      const narrow = await withTrainer({ ...settings, batch: 5 }, steps);
      expect(sameBits(await withTrainer({ ...settings, batch: 40 }, steps), narrow)).toBe(true);
    });
  });
});
