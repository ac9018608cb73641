/** The tests every engine must pass, on every backend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { denseMasks } from '../../lottery/masks';
import { copyWeights, isKernel, type Weights } from '../../lottery/parameters';
import { forward, score } from '../../models/reference';
import { largestDifference, prunedValues } from './differences';
import { describeImageTraining } from './image-training';
import { describeInputContract } from './inputs';
import { describePolicyContract } from './policy';
import { describeRestContract } from './rest';
import { imageNetworks, imageSplits, imageWeights, kindsOf } from './images';
import {
  maskedWeights,
  referenceGradients,
  referenceTraining,
  smallNetwork,
  smallSplits,
  someBatches,
  sparseMasks,
  startWeights,
} from './reference';
import type { Engine, OptimizerSettings, Trainer, TrainerSettings } from '../engine';
import type { EngineUnderTest } from './under-test';

const BATCH = 12;
const OPTIMIZERS: readonly OptimizerSettings[] = [
  { id: 'adam', momentum: 0, weightDecay: 0 },
  { id: 'sgd', momentum: 0, weightDecay: 0 },
  { id: 'momentum', momentum: 0.9, weightDecay: 0 },
  { id: 'adam', momentum: 0, weightDecay: 0.05 },
  { id: 'momentum', momentum: 0.9, weightDecay: 0.05 },
];
const [ADAM, SGD] = OPTIMIZERS;
const RATES = { adam: 0.01, sgd: 0.2, momentum: 0.05 };
const titleOf = ({ id, weightDecay }: OptimizerSettings): string =>
  weightDecay === 0 ? id : `${id} with weight decay`;

/** Declares the contract's tests for one engine. */
export function describeEngineContract(
  name: string,
  { create, tolerances, kinds, densities, brief, acts, follows }: EngineUnderTest,
): void {
  describe(`engine contract: ${name}`, () => {
    const optimizers = brief ? OPTIMIZERS.slice(-2) : OPTIMIZERS;
    const network = smallNetwork('relu');
    const weights = startWeights(network, 1);
    const masks = sparseMasks(network, 0.4, 2);
    const data = smallSplits('bytes', [1001, 60, 9]); // more than engines evaluate at once
    const batches = someBatches(data.train.count, BATCH, 50);
    let engine: Engine;

    const settings = (changes: Partial<TrainerSettings> = {}): TrainerSettings => ({
      network,
      weights,
      masks,
      optimizer: ADAM,
      batch: BATCH,
      ...changes,
    });
    const withTrainer = async <Result>(
      changes: Partial<TrainerSettings>,
      use: (trainer: Trainer) => Promise<Result>,
    ): Promise<Result> => {
      const trainer = await engine.open(settings(changes));
      try {
        return await use(trainer);
      } finally {
        trainer.dispose();
      }
    };
    const train = async (trainer: Trainer, steps: number, rate = 0.01): Promise<void> => {
      for (const batch of batches.slice(0, steps)) await trainer.step(batch, rate);
    };

    /** Everything a trainer can do, once. */
    const useAll = async (trainer: Trainer): Promise<void> => {
      await train(trainer, 2);
      await trainer.evaluate('validation', 60);
      await trainer.gradients(batches[0]);
      await trainer.weights();
    };

    beforeAll(async () => {
      engine = await create();
      await engine.load(data);
    });
    afterAll(() => engine.dispose());

    describe('gradients equal those of the float64 reference', () => {
      afterAll(() => engine.load(data));
      for (const inputs of ['bytes', 'floats'] as const) {
        for (const activation of ['relu', 'tanh'] as const) {
          test(`${inputs}, ${activation}, dense and masked, small batches`, async () => {
            const splits = smallSplits(inputs, [40, 1, 1]);
            const net = smallNetwork(activation);
            const start = startWeights(net, 4);
            await engine.load(splits);
            for (const mask of [denseMasks(net.parameters), sparseMasks(net, 0.5, 6)]) {
              for (const size of brief ? [11] : [11, 1]) {
                const [batch] = someBatches(splits.train.count, size, 1);
                const found = await withTrainer({ network: net, weights: start, masks: mask, batch: size }, (trainer) =>
                  trainer.gradients(batch),
                );
                const theta = maskedWeights(start, mask);
                const expected = referenceGradients(net, theta, mask, splits.train, batch);
                expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerances.gradient);
                expect(largestDifference(found.gradients, expected.gradients)).toBeLessThan(tolerances.gradient);
                expect(prunedValues(found.gradients, mask)).toEqual([]);
              }
            }
          });
        }
      }
    });

    // each has programs of its own shapes; in brief those of “many kinds of layers” below, which has all of these in it
    describe.each(brief ? [] : ['every kind of layer, and layers together'])('%s', () => {
      const [seven] = someBatches(30, 7, 1);
      const cases = [...densities.map((each) => [each, seven] as const), [0.5, seven.slice(0, 1)] as const];
      afterAll(() => engine.load(data));

      const all = [...imageNetworks].map(([title, net]) => {
        return { title, net, start: imageWeights(net, 4), unknown: kindsOf(net).find((kind) => !kinds.includes(kind)) };
      });

      test.each(all.filter(({ unknown }) => unknown !== undefined))('$title: is refused', async (given) => {
        const { net, start, unknown } = given;
        const changes = { network: net, weights: start, masks: denseMasks(net.parameters) };
        await expect(engine.open(settings(changes))).rejects.toThrow(`"${unknown}"`);
      });

      for (const { title, net, start } of all.filter(({ unknown }) => unknown === undefined)) {
        const splits = imageSplits(net.inputShape);
        for (const [density, batch] of cases) {
          test(`${title}: gradients at ${density * 100} % equal those of the reference, ${batch.length} examples`, async () => {
            await engine.load(splits);
            const mask = density === 1 ? denseMasks(net.parameters) : sparseMasks(net, density, 6);
            const found = await withTrainer(
              { network: net, weights: start, masks: mask, batch: batch.length + 13 },
              (trainer) => trainer.gradients(batch),
            );
            const theta = maskedWeights(start, mask);
            const expected = referenceGradients(net, theta, mask, splits.train, batch);
            expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerances.gradient);
            expect(largestDifference(found.gradients, expected.gradients)).toBeLessThan(2 * tolerances.gradient);
            expect(prunedValues(found.gradients, mask)).toEqual([]);
          });
        }
      }
    });

    // on this very engine: to start another would compile all its programs again
    describe('images', () => {
      afterAll(() => engine.load(data));
      if (!brief) describeInputContract(() => engine, tolerances.training);
      describeImageTraining(() => engine, tolerances, follows, brief);
    });

    describe('rests of pruned places, and weights that are put in', () => {
      describeRestContract(
        () => engine,
        tolerances,
        acts,
        () => engine.load(data),
        brief,
      );
    });

    describe.each(acts ? ['networks that act'] : [])('%s', () => {
      describePolicyContract(
        () => engine,
        tolerances.gradient,
        () => engine.load(data),
      );
    });

    test.each(acts ? [] : ['trains no networks that act, and clips no gradients'])('%s', async () => {
      expect(await withTrainer({}, async ({ policy }) => policy)).toBeUndefined();
      await expect(engine.open(settings({ optimizer: { ...ADAM, clipNorm: 1 } }))).rejects.toThrow('clip');
      await expect(engine.open(settings({ optimizer: { ...ADAM, scaleDecay: 1 } }))).rejects.toThrow('batch-norm');
    });

    for (const optimizer of optimizers) {
      const rate = RATES[optimizer.id];

      test(`${titleOf(optimizer)}: the first 50 steps follow float64 training`, async () => {
        const losses: number[] = [];
        const reused = new Uint32Array(BATCH); // callers may fill one array again and again
        const found = await withTrainer({ optimizer }, async (trainer) => {
          for (const batch of batches) {
            reused.set(batch);
            losses.push((await trainer.gradients(reused)).loss);
            await trainer.step(reused, rate);
          }
          return trainer.weights();
        });
        const expected = referenceTraining(network, weights, masks, optimizer, rate, data.train, batches);
        expect(largestDifference([losses], [expected.losses])).toBeLessThan(tolerances.training);
        expect(largestDifference(found, expected.weights)).toBeLessThan(tolerances.training);
      });

      test(`${titleOf(optimizer)}: pruned weights are exactly 0 after every step`, async () => {
        await withTrainer({ optimizer }, async (trainer) => {
          expect(prunedValues(await trainer.weights(), masks)).toEqual([]);
          for (const batch of batches.slice(0, 5)) {
            await trainer.step(batch, rate);
            expect(prunedValues(await trainer.weights(), masks)).toEqual([]);
          }
        });
      });
    }

    test('weights read over an earlier copy are those read anew', async () => {
      await withTrainer({}, async (trainer) => {
        const spare = await trainer.weights();
        await train(trainer, 2);
        expect(await trainer.weights(spare)).toEqual(await trainer.weights());
      });
    });

    test('weight decay moves surviving kernel weights only, and is not in the loss', async () => {
      const [rate, weightDecay] = [0.5, 0.1];
      const once = (decay: number): Promise<{ loss: number; after: Weights; seen: number }> =>
        withTrainer({ optimizer: { ...SGD, weightDecay: decay } }, async (trainer) => {
          const { loss } = await trainer.gradients(batches[0]);
          const seen = (await trainer.evaluate('validation', 50)).loss;
          await trainer.step(batches[0], rate);
          return { loss, seen, after: await trainer.weights() };
        });
      const [plain, decayed] = [await once(0), await once(weightDecay)];
      expect(Math.abs(decayed.loss - plain.loss)).toBeLessThanOrEqual(tolerances.replay);
      expect(Math.abs(decayed.seen - plain.seen)).toBeLessThanOrEqual(tolerances.replay);
      const expected = maskedWeights(weights, masks).map((values, parameter) =>
        values.map((value, at) => {
          const decay = isKernel(network.parameters[parameter]) ? weightDecay : 0;
          return plain.after[parameter][at] - rate * decay * value;
        }),
      );
      expect(largestDifference(decayed.after, expected)).toBeLessThan(1e-6);
    });

    test('the same training gives the same numbers, with fresh optimizer state', async () => {
      const run = (): Promise<Weights> =>
        withTrainer({}, async (trainer) => {
          await train(trainer, 10);
          const { loss, right } = await trainer.evaluate('test', data.test.count);
          return [...(await trainer.weights()), Float32Array.of(loss, right)];
        });
      const first = await run();
      await withTrainer({ optimizer: OPTIMIZERS[2] }, (trainer) => train(trainer, 3));
      const second = await run();
      expect(largestDifference(second, first)).toBeLessThanOrEqual(tolerances.replay);
    });

    test('evaluation equals the reference, on every split', async () => {
      await withTrainer({}, async (trainer) => {
        const theta = maskedWeights(weights, masks);
        for (const split of ['train', 'validation', 'test'] as const) {
          const { count, inputs, labels } = data[split];
          for (const size of [count, 5]) {
            const logits = forward(network, theta, inputs, size);
            const expected = score(logits, labels, 3);
            const found = await trainer.evaluate(split, size);
            expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerances.gradient);
            expect(found.right).toBeCloseTo(expected.right, 12);
          }
        }
        await expect(trainer.evaluate('test', data.test.count + 1)).rejects.toThrow('10');
      });
    });

    test('of equal logits the first is the answer', async () => {
      const zeros = weights.map((values) => new Float32Array(values.length));
      const found = await withTrainer({ weights: zeros }, (trainer) => trainer.evaluate('validation', 60));
      const zeroLabels = data.validation.labels.filter((label) => label === 0).length;
      expect(found.right).toBeCloseTo(zeroLabels / 60, 12);
      expect(found.loss).toBeCloseTo(Math.log(3), 5);
    });

    test.skipIf(brief)('a batch of one example trains', async () => {
      const example = Uint32Array.of(7);
      const [before, after] = await withTrainer({ batch: 1, optimizer: SGD }, async (trainer) => {
        const { loss } = await trainer.gradients(example);
        for (let step = 0; step < 5; step += 1) await trainer.step(example, 0.1);
        return [loss, (await trainer.gradients(example)).loss];
      });
      expect(after).toBeLessThan(before);
    });

    test('numbers too large for float32 show in the loss', async () => {
      const huge = weights.map((values) => values.map((value) => value * 1e15)); // logits 1e45
      const found = await withTrainer({ weights: huge }, (trainer) => trainer.evaluate('validation', 60));
      expect(Number.isFinite(found.loss)).toBe(false);
    });

    test('start weights, masks and data are left alone', async () => {
      const [start, kept] = [copyWeights(weights), masks.map((mask) => mask?.slice() ?? null)];
      const found = await withTrainer({ weights: start, masks: kept }, async (trainer) => {
        await train(trainer, 3);
        expect(start).toEqual(weights);
        expect(kept).toEqual(masks);
        const copy = await trainer.weights();
        for (const values of [...start, ...copy]) values.fill(99); // theirs, not the trainer's
        await train(trainer, 1);
        return trainer.weights();
      });
      expect(found.some((values) => values.some((value) => value > 9))).toBe(false);
    });

    test('memory is flat over 100 steps and after every run', async () => {
      await withTrainer({}, useAll); // what is set up once
      const idle = engine.memory();
      await withTrainer({}, async (trainer) => {
        await useAll(trainer);
        const busy = engine.memory();
        for (let round = 0; round < 5; round += 1) await train(trainer, 20);
        await useAll(trainer);
        expect(engine.memory()).toEqual(busy);
      });
      expect(engine.memory()).toEqual(idle);
      for (const optimizer of optimizers) await withTrainer({ optimizer }, useAll);
      await engine.load(data);
      expect(engine.memory()).toEqual(idle);
    });

    test('goes on from a checkpoint to the same bits, or gives none', async () => {
      for (const optimizer of optimizers) {
        const rate = RATES[optimizer.id];
        const undisturbed = await withTrainer({ optimizer }, async (trainer) => {
          for (const batch of batches) await trainer.step(batch, rate);
          return trainer.weights();
        });
        const stopped = await withTrainer({ optimizer }, async (trainer) => {
          for (const batch of batches.slice(0, 7)) await trainer.step(batch, rate);
          return trainer.checkpoint();
        });
        if (!stopped) continue;
        expect(stopped.steps).toBe(7);
        const resumed = await withTrainer({ optimizer }, async (trainer) => {
          await train(trainer, 2); // what was done before does not matter
          trainer.restore(structuredClone(stopped));
          for (const batch of batches.slice(7)) await trainer.step(batch, rate);
          return trainer.weights();
        });
        expect(resumed).toEqual(undisturbed);
        await withTrainer({ optimizer, batch: 1, masks: denseMasks(network.parameters) }, async (other) => {
          expect(() => other.restore({ steps: 7, arrays: stopped.arrays.slice(1) })).toThrow('bytes');
        });
      }
    });
  });
}
