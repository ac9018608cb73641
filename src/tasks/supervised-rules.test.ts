/** The rules every engine trains by (SCIENCE §1 and §4), on an engine that does as it is told. */
import { standardFor } from './classification/fixture';
import { describe, expect, it } from 'vitest';
import type { SplitName, Splits } from '../engine/examples';

import { denseMasks, type Masks } from '../lottery/masks';
import { earlyStop } from '../lottery/statistics';
import { resultOf } from '../lottery/results';
import { batchOrder } from '../engine/training/batches';
import { smallNetwork, smallSplits, sparseMasks, startWeights } from '../engine/contract/reference';
import type { Engine, TrainerSettings } from '../engine/engine';
import { works } from './work';
import { columnsOf, type Point } from '../lottery/points';
import type { TrainingRun } from './training';
import { quiet } from './training-fixture';
import { runOf, ticket } from '../lottery/run-key';

const { train } = works.get('classification');

const network = smallNetwork('relu');
const splits = smallSplits('bytes', [90, 40, 30]);
const run: TrainingRun = {
  network,
  weights: startWeights(network, 1),
  masks: denseMasks(network.parameters),
  optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
  learningRate: 0.01,
  steps: 50,
  batch: 12,
  evaluateEvery: 10,
  order: { seed: 1, trial: 2 },
};

/** An engine with these validation losses, one after the other; accuracies tell which split and when. */
function told(losses: readonly number[]) {
  const evaluated: [step: number, split: SplitName, count: number][] = [];
  const batches: number[][] = [];
  const opened: TrainerSettings[] = [];
  let disposed = 0;
  const engine: Engine = {
    id: 'simd',
    backend: 'wasm',
    version: 'told',
    device: '',
    software: false,
    load: async () => undefined,
    async open(settings) {
      opened.push(settings);
      let validated = 0;
      // a network opened from the weights of a point remembers only their step
      const stepOf = (): number => (settings === opened[0] ? batches.length : settings.weights[0][0]);
      return {
        step: (examples) => void batches.push([...examples]),
        async evaluate(split, count) {
          evaluated.push([batches.length, split, count]);
          if (split !== 'validation') return { loss: 0, right: stepOf() / 1000 };
          validated += 1;
          return { loss: losses[validated - 1], right: 0.5 };
        },
        gradients: () => Promise.reject(new Error('not asked for in training')),
        weights: async () => [Float32Array.of(batches.length)],
        write: () => undefined,
        measureStatistics: async () => undefined,
        checkpoint: () => null,
        restore: () => undefined,
        dispose: () => void (disposed += 1),
      };
    },
    memory: () => ({ bytes: 0, tensors: 0 }),
    lost: new Promise(() => {}),
    dispose: () => undefined,
  };
  return { engine, evaluated, batches, opened, disposed: () => disposed };
}

const trained = async (losses: readonly number[], changes: Partial<TrainingRun> = {}, data: Splits = splits) => {
  const lab = told(losses);
  const reached: Point[] = [];
  const result = await train(
    lab.engine,
    data,
    { ...run, ...changes },
    { ...quiet, reached: (point) => void reached.push(point) },
    null,
  );
  return { ...lab, ...result, reached };
};

describe('evaluation points', () => {
  it('are every so many steps and the last one', async () => {
    const { points, reached } = await trained([5, 4, 3, 2, 1, 0.5], { steps: 52 });
    expect(points.map(({ step }) => step)).toEqual([10, 20, 30, 40, 50, 52]);
    expect(reached.map((point) => [point.step, point['validation.loss']])).toEqual(
      points.map((point) => [point.step, point['validation.loss']]),
    );
    expect((await trained([5], { steps: 10 })).points.map(({ step }) => step)).toEqual([10]); // the last one once
    expect((await trained([5], { steps: 3 })).points.map(({ step }) => step)).toEqual([3]);
  });

  it('measure test and training accuracy at the lowest validation loss and at the end, nowhere else', async () => {
    const { points, opened } = await trained([5, 3, 4, 3, 3.5]); // an equal loss is not a new best
    // the told engine answers with its weights: those of step 20 are measured when all is trained
    expect(points.map((point) => point['test.accuracy'])).toEqual([null, 0.02, null, null, 0.05]);
    expect(points.map((point) => point['train.accuracy'])).toEqual([null, 0.02, null, null, 0.05]);
    expect(opened).toHaveLength(2);
    expect((await trained([5, 4, 3, 2, 1])).opened).toHaveLength(1); // the end is the lowest
  });

  it('use a fixed training sample as large as the validation set, and all of validation and test', async () => {
    const { evaluated } = await trained([5, 4, 3, 2, 1]);
    const counts = { validation: 40, test: 30, train: 40 };
    expect(evaluated.every(([, split, count]) => count === counts[split])).toBe(true);
    const few = smallSplits('bytes', [20, 40, 30]);
    expect(
      (await trained([5, 4, 3, 2, 1], {}, few)).evaluated.some(([, split, count]) => split === 'train' && count === 20),
    ).toBe(true);
  });

  it('always have what the result at early stop is made of', async () => {
    for (const losses of [
      [5, 4, 3, 2, 1],
      [1, 2, 3, 4, 5],
      [3, 1, 2, 1, 4],
      [2, 2, 2, 2, 2],
    ]) {
      const { points } = await trained(losses);
      const at = earlyStop(columnsOf(points), standardFor().stop)?.at ?? -1;
      expect(points[at]['test.accuracy']).not.toBeNull();
      expect(points[at]['train.accuracy']).not.toBeNull();
    }
  });
});

describe('all steps are trained', () => {
  it('also long after the minimum of validation loss (early stopping is found in hindsight)', async () => {
    const { batches, status } = await trained([1, 2, 3, 4, 5]);
    expect(batches).toHaveLength(50);
    expect(status).toBe('finished');
  });

  it('in the same order of batches under every mask and from every start (paired comparison, §4)', async () => {
    const orders = await Promise.all(
      [run.masks, sparseMasks(network, 0.3, 2)].map(async (masks: Masks, at) => {
        const { batches } = await trained([5, 4, 3, 2, 1], { masks, weights: startWeights(network, at) });
        return batches;
      }),
    );
    expect(orders[0]).toEqual(orders[1]);
    const next = batchOrder(run.order, 90, 12);
    expect(orders[0]).toEqual(Array.from({ length: 50 }, () => [...next()]));
  });

  it('of a copy in batches, dropout and moved images of its own, from its first step on', async () => {
    const copy = { ...run.order, copy: 3 };
    const changes = { startStep: 40, augment: true };
    const trial = await trained([5], changes);
    const other = await trained([5], { ...changes, order: copy });
    const next = batchOrder(copy, 90, 12);
    const batches = Array.from({ length: 50 }, () => [...next()]);
    expect(other.batches).toEqual(batches.slice(40));
    expect(trial.batches).not.toEqual(other.batches);
    const seeds = ({ opened: [{ dropoutSeed, augmentationSeed }] }: typeof trial) => [dropoutSeed, augmentationSeed];
    expect(new Set([...seeds(trial), ...seeds(other)]).size).toBe(4);
    expect(seeds(await trained([5], { ...changes, order: { ...run.order, copy: 0 } }))).toEqual(seeds(trial));
  });

  it('by a trainer of its own, which is let go (trap 2)', async () => {
    const lab = told([5, 4, 3, 2, 1]);
    await train(lab.engine, splits, { ...run, steps: 10 }, quiet, null);
    await train(lab.engine, splits, { ...run, steps: 10 }, quiet, null);
    expect(lab.opened).toHaveLength(2);
    expect(lab.disposed()).toBe(2); // one each: the end is the lowest loss
    const stopping = { ...quiet, reached: () => Promise.reject(new Error('stopped')) };
    await expect(train(lab.engine, splits, run, stopping, null)).rejects.toThrow('stopped');
    expect(lab.disposed()).toBe(3);
  });
});

describe('what pruned places hold', () => {
  it('is with the engine for training, and again for the best point', async () => {
    const rest = startWeights(network, 9);
    const { opened } = await trained([5, 3, 4, 3, 3.5], { rest });
    expect(opened.map((settings) => settings.rest)).toEqual([rest, rest]);
    expect((await trained([5])).opened[0]).not.toHaveProperty('rest');
  });
});

describe('a run without steps', () => {
  it('is measured as it starts: validation, test and training sample, once', async () => {
    const { points, reached, batches, opened, disposed, evaluated, status } = await trained([2], { steps: 0 });
    const splitsOf = evaluated.map(([step, split]) => [step, split]);
    expect(splitsOf).toEqual(['validation', 'test', 'train'].map((split) => [0, split]));
    expect(points).toEqual([
      { step: 0, 'validation.loss': 2, 'validation.accuracy': 0.5, 'test.accuracy': 0, 'train.accuracy': 0 },
    ]);
    expect(reached).toHaveLength(1);
    expect([status, batches.length, opened.length, disposed()]).toEqual(['finished', 0, 1, 1]);
    expect((await trained([2], { steps: 20, startStep: 20 })).points.map(({ step }) => step)).toEqual([20]);
  });

  it('has a result, but no speed', async () => {
    const { points } = await trained([2], { steps: 0 });
    expect(resultOf(runOf(0, ticket, 1), columnsOf(points), false, standardFor(), 0.5, 3)).toMatchObject({
      validationAtStop: 0.5,
      testAtEnd: 0,
      stopStep: null,
      censored: false,
      matchStep: null,
      unmatched: false,
      diverged: false,
    });
  });

  it('has diverged where its loss is not finite', async () => {
    const { points, status, evaluated } = await trained([NaN], { steps: 0 });
    expect([status, points.length, evaluated.length]).toEqual(['diverged', 1, 1]);
  });
});

describe('a run whose loss is not finite', () => {
  it.each([NaN, Infinity])('%d: stops there, is marked, and is not measured further', async (loss) => {
    const { status, points, batches, evaluated } = await trained([5, loss]);
    expect(status).toBe('diverged');
    expect(batches).toHaveLength(20);
    expect(points).toHaveLength(2);
    expect(points[1]['test.accuracy']).toBeNull();
    expect(evaluated.filter(([step]) => step === 20)).toEqual([[20, 'validation', 40]]);
  });

  it('counts with the accuracy of guessing, also when it was better before (§4)', async () => {
    const { points } = await trained([5, NaN]);
    const result = resultOf(runOf(0, ticket, 1), columnsOf(points), true, standardFor(4, 4), 0.5);
    expect(result).toMatchObject({
      diverged: true,
      testAtStop: 0.25,
      validationAtStop: 0.25,
      stopStep: null,
    });
  });
});
