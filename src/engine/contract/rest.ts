/** What pruned places hold, weights that are put in, and running statistics that are measured anew: the same on every engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyMasks, denseMasks } from '../../lottery/masks';
import { isTrainable, type Weights } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { finish } from '../../lottery/slices';
import type { Network } from '../../models/network';
import { objectiveGradient } from '../../models/objective-gradient';
import { reference, score } from '../../models/reference';
import type { Engine, Evaluation, OptimizerSettings, Trainer, TrainerSettings } from '../engine';
import type { Splits } from '../examples';
import { largestDifference, prunedValues } from './differences';
import { imageNetworks, imageSplits, imageWeights } from './images';
import {
  referenceGradients,
  seenBy,
  smallNetwork,
  smallSplits,
  someBatches,
  sparseMasks,
  startWeights,
} from './reference';
import type { EngineTolerances } from './under-test';

const STEPS = 4;
/** Of the small network, in the end. */
const MANY_STEPS = 50;
const DENSITY = 0.35;
const MOMENTUM: OptimizerSettings = { id: 'momentum', momentum: 0.9, weightDecay: 0.05 };
const OPTIMIZERS: readonly OptimizerSettings[] = [MOMENTUM, { id: 'adam', momentum: 0, weightDecay: 0.05 }];

/** Shares of weights whose rest is not 0, pruned or not: layers are then computed whole, and as lists. */
const SHARES = [1, 0.1] as const;

const restsOf = (network: Network, share: number): Weights =>
  imageWeights(network, 9).map((values, at) => {
    const random = stream(at, 'contract-rest');
    return values.map((value) => (random.uniform() < share ? value : 0));
  });

interface Case {
  readonly title: string;
  readonly network: Network;
  readonly splits: Splits;
  readonly weights: Weights;
  /** as elsewhere in the contract: programs are compiled for it */
  readonly batch: number;
}

/** One fully connected network, and one with convolutions and batch-norm. */
function casesOf(): readonly Case[] {
  const small = smallNetwork('relu');
  const title = 'residual, projection';
  const deep = imageNetworks.get(title) ?? small;
  return [
    {
      title: 'small',
      network: small,
      splits: smallSplits('bytes', [40, 20, 9]),
      weights: startWeights(small, 1),
      batch: 12,
    },
    { title, network: deep, splits: imageSplits(deep.inputShape), weights: imageWeights(deep, 4), batch: 7 },
  ];
}

/**
 * Declares the tests for one engine, started before them.
 * @param again loads what others train on
 * @param brief the small network alone
 */
export function describeRestContract(
  start: () => Engine,
  tolerances: EngineTolerances,
  clips: boolean,
  again: () => Promise<void>,
  brief?: boolean,
): void {
  const cases = casesOf().slice(0, brief ? 1 : undefined);
  describe.each(cases)('$title network', ({ title, network, splits, weights, batch: size }) => {
    const masks = sparseMasks(network, DENSITY, 2);
    const steps = title === 'small' ? MANY_STEPS : STEPS;
    const batches = someBatches(splits.train.count, size, STEPS);
    let engine: Engine;
    beforeAll(async () => {
      engine = start();
      await engine.load(splits);
    });
    afterAll(again);

    const withTrainer = async <Result>(
      changes: Partial<TrainerSettings>,
      use: (trainer: Trainer) => Promise<Result>,
    ): Promise<Result> => {
      const trainer = await engine.open({ network, weights, masks, optimizer: MOMENTUM, batch: size, ...changes });
      try {
        return await use(trainer);
      } finally {
        trainer.dispose();
      }
    };
    const train = async (trainer: Trainer, from = 0): Promise<Float32Array[]> => {
      for (const batch of batches.slice(from)) await trainer.step(batch, 0.02);
      return trainer.weights();
    };
    const evaluate = (trainer: Trainer): Promise<Evaluation> => trainer.evaluate('validation', size);

    describe.each(SHARES)('rests at %d of the weights', (share) => {
      const rest = restsOf(network, share);

      test('gradients equal those of the reference, 0 at pruned places', async () => {
        const [batch] = batches;
        const theta = applyMasks(weights, masks, rest);
        const expected = referenceGradients(network, theta, masks, splits.train, batch);
        const found = await withTrainer({ rest }, (trainer) => trainer.gradients(batch));
        expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerances.gradient);
        expect(largestDifference(found.gradients, expected.gradients)).toBeLessThan(2 * tolerances.gradient);
        expect(prunedValues(found.gradients, masks)).toEqual([]);
        // there is something to find there
        const other = referenceGradients(network, applyMasks(weights, masks), masks, splits.train, batch);
        expect(Math.abs(other.loss - expected.loss)).toBeGreaterThan(100 * tolerances.gradient);
      });

      test('pruned places equal their rest, to the bit, after every step; all others move', async () => {
        for (const optimizer of OPTIMIZERS) {
          await withTrainer({ rest, optimizer }, async (trainer) => {
            expect(await trainer.weights()).toEqual(applyMasks(weights, masks, rest));
            for (const batch of batches) {
              await trainer.step(batch, 0.02);
              const found = await trainer.weights();
              expect(found).toEqual(applyMasks(found, masks, rest));
            }
            for (let step = STEPS; step < steps; step += 1) await trainer.step(batches[step % STEPS], 0.02);
            const found = await trainer.weights();
            expect(found).toEqual(applyMasks(found, masks, rest));
            const still = found.map((values, at) => values.map((value, place) => Number(value === weights[at][place])));
            expect(still.flatMap((values, at) => [...values].filter((same, p) => same && masks[at]?.[p]))).toEqual([]);
          });
        }
      });

      test('the same training gives the same numbers, and goes on from a checkpoint to the same bits', async () => {
        const first = await withTrainer({ rest }, train);
        expect(largestDifference(await withTrainer({ rest }, train), first)).toBeLessThanOrEqual(tolerances.replay);
        const half = await withTrainer({ rest }, async (trainer) => {
          for (const batch of batches.slice(0, 2)) await trainer.step(batch, 0.02);
          return trainer.checkpoint();
        });
        if (!half) return;
        const resumed = await withTrainer({ rest }, (trainer) => {
          trainer.restore(structuredClone(half));
          return train(trainer, 2);
        });
        expect(resumed).toEqual(first);
      });

      test.runIf(clips)('gradients are clipped by the length of what is trained', async () => {
        const [batch] = batches;
        const { gradients } = await withTrainer({ rest }, (trainer) => trainer.gradients(batch));
        const squares = gradients.flatMap((values) => [...values]).reduce((sum, value) => sum + value * value, 0);
        const optimizer = { id: 'sgd', momentum: 0, weightDecay: 0, clipNorm: Math.sqrt(squares) / 8 } as const;
        const found = await withTrainer({ rest, optimizer }, async (trainer) => {
          await trainer.step(batch, 1);
          return trainer.weights();
        });
        const expected = applyMasks(weights, masks, rest).map((values, at) =>
          values.map((value, place) => value - gradients[at][place] / 8),
        );
        const only = (all: Weights): Weights => all.filter((_, at) => isTrainable(network.parameters[at]));
        expect(largestDifference(only(found), only(expected))).toBeLessThan(tolerances.gradient * 10);
      });
    });

    test('gradients equal those of the objective that scores before training look at', async () => {
      const [batch] = batches;
      const dense = denseMasks(network.parameters);
      const { labels, ...examples } = seenBy(network, splits.train, batch);
      const objective = { kind: 'cross-entropy', labels, temperature: 1 } as const;
      const expected = finish(objectiveGradient(network, weights, examples, objective));
      const found = await withTrainer({ masks: dense }, (trainer) => trainer.gradients(batch));
      expect(largestDifference(found.gradients, expected)).toBeLessThan(2 * tolerances.gradient);
    });

    test('rests of 0, and those of weights that are left, are as none', async () => {
      const none = await withTrainer({}, train);
      const zeros = weights.map((values) => new Float32Array(values.length));
      expect(await withTrainer({ rest: zeros }, train)).toEqual(none);
      const kept = weights.map((values, at) => values.map((value, place) => (masks[at]?.[place] ? value : 0)));
      expect(await withTrainer({ rest: kept }, train)).toEqual(none);
    });

    test('weights that are put in are there, to the bit, and nothing else is changed', async () => {
      const rest = restsOf(network, 0.1);
      const trained = await withTrainer({ rest }, train);
      const [other, seen] = await withTrainer({ rest }, async (trainer) => {
        for (const batch of batches.slice(0, 2)) await trainer.step(batch, 0.02);
        const before = await trainer.weights();
        trainer.write(before);
        expect(await trainer.weights()).toEqual(before);
        expect(await train(trainer, 2)).toEqual(trained); // the optimizer has gone on
        // of any weights those that are left count
        trainer.write(imageWeights(network, 8));
        return [await trainer.weights(), await evaluate(trainer)] as const;
      });
      expect(other).toEqual(applyMasks(imageWeights(network, 8), masks, rest));
      expect(await withTrainer({ rest, weights: other }, evaluate)).toEqual(seen);
      await withTrainer({}, async (trainer) => expect(() => trainer.write(weights.slice(1))).toThrow('weights'));
    });

    test('running statistics are measured anew, as the mean over batches; nothing else changes', async () => {
      const first = Uint32Array.from({ length: size }, (_, at) => at);
      const dense = denseMasks(network.parameters);
      await withTrainer({ masks: dense }, async (trainer) => {
        const before = await trainer.weights();
        const measure = async (...of: Uint32Array[]): Promise<Weights> => {
          await trainer.measureStatistics(of);
          return trainer.weights();
        };
        const [a, b] = [await measure(batches[0]), await measure(batches[1])];
        const both = await measure(batches[0], batches[1]);
        const trained = (all: Weights): Weights => all.filter((_, at) => isTrainable(network.parameters[at]));
        const measured = (all: Weights): Weights => all.filter((_, at) => !isTrainable(network.parameters[at]));
        expect(trained(both)).toEqual(trained(before));
        measured(both).forEach((values, at) => {
          expect(values).not.toEqual(measured(before)[at]);
          const mean = values.map((_, place) => (measured(a)[at][place] + measured(b)[at][place]) / 2);
          expect(largestDifference([values], [mean])).toBeLessThan(1e-6);
        });
        // by the statistics of these very examples it answers as in training
        await measure(first);
        const { inputs, labels } = splits.train;
        const { values } = reference(network, before, inputs, size, 'training');
        const expected = score(values, labels.subarray(0, size), network.classes);
        const found = await trainer.evaluate('train', size);
        expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerances.gradient);
        expect(await measure()).toEqual(await trainer.weights());
      });
    });

    test('memory is flat over weights that are put in and statistics', async () => {
      await withTrainer({ rest: restsOf(network, 1) }, async (trainer) => {
        const useAll = async (): Promise<void> => {
          trainer.write(weights);
          await trainer.measureStatistics(batches);
          await trainer.evaluate('validation', size);
        };
        await useAll();
        const busy = engine.memory();
        await useAll();
        expect(engine.memory()).toEqual(busy);
      });
    });
  });
}
