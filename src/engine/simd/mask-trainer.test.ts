/** Masks that are trained over weights that never change (Ramanujan et al. 2020; Zhou et al. 2019, §5.2). */
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { MaskLearning } from '../../lottery/mask-learners';
import { countKept, denseMasks } from '../../lottery/masks';
import { sizeOf, type Weights } from '../../lottery/parameters';
import { createSimdEngine } from '.';
import { imageNetworks, imageSplits, imageWeights } from '../contract/images';
import { smallNetwork, smallSplits, someBatches, startWeights } from '../contract/reference';
import type { Engine, OptimizerSettings, Trainer, TrainerSettings } from '../engine';

const network = smallNetwork('relu');
const specs = network.parameters;
const splits = smallSplits('bytes', [40, 20, 9]);
const weights = startWeights(network, 1);
const batches = someBatches(40, 12, 30);
const MOMENTUM: OptimizerSettings = { id: 'momentum', momentum: 0.9, weightDecay: 1e-4 };
/** A third of each kernel. */
const budgetOf = ({ parameters }: typeof network): MaskLearning['budget'] =>
  parameters.flatMap(({ prunable, shape }, at) =>
    prunable ? [{ parameters: [at], kept: Math.round(sizeOf(shape) / 3) }] : [],
  );
const budget = budgetOf(network);
const learningBy = (learner: string, scaled = false): MaskLearning => ({
  learner,
  budget,
  scaled,
  steps: batches.length,
  chance: { seed: 3, names: ['mask', 0] },
});
const learners = ['edge-popup', 'bernoulli'].map((id) => [id, id === 'bernoulli' ? 100 : 0.5] as const);

let engine: Engine;
beforeAll(async () => {
  engine = await createSimdEngine();
  await engine.load(splits);
});

async function withTrainer<T>(changes: Partial<TrainerSettings>, use: (trainer: Trainer) => Promise<T>): Promise<T> {
  const masks = denseMasks((changes.network ?? network).parameters);
  const trainer = await engine.open({ network, weights, masks, optimizer: MOMENTUM, batch: 12, ...changes });
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

const train = async (trainer: Trainer, rate: number, from = 0, to = batches.length): Promise<Float32Array[]> => {
  for (const batch of batches.slice(from, to)) await trainer.step(batch, rate);
  return trainer.weights();
};

describe.each(learners)('%s', (id, rate) => {
  test('weights never change: each is itself or 0, to the bit, as many on as are to be left; biases stay', async () => {
    await withTrainer({ learning: learningBy(id) }, async (trainer) => {
      const seen = new Set<string>();
      for (const batch of batches) {
        const found = await trainer.weights();
        for (const [at, { prunable }] of specs.entries()) {
          const on = found[at].map((value) => (value === 0 ? 0 : 1));
          expect(found[at]).toEqual(weights[at].map((value, place) => (prunable && on[place] === 0 ? 0 : value)));
        }
        const counts = budget.map(({ parameters: [at] }) =>
          countKept(Uint8Array.from(found[at], Math.abs).map(Number)),
        );
        expect(counts.length).toBe(budget.length);
        expect(budget.map(({ parameters: [at] }) => found[at].filter((value) => value !== 0).length)).toEqual(
          budget.map(({ kept }) => kept),
        );
        seen.add(found.map((values) => values.join()).join());
        await trainer.step(batch, rate);
      }
      expect(seen.size).toBeGreaterThan(5); // the mask moves
    });
  });

  test('it learns, the same bits each time, and goes on from a checkpoint to the same bits', async () => {
    const learning = learningBy(id, true);
    const [first, before, after] = await withTrainer({ learning }, async (trainer) => {
      const start = (await trainer.gradients(batches[0])).loss;
      const trained = await train(trainer, rate);
      return [trained, start, (await trainer.gradients(batches[0])).loss] as const;
    });
    expect(after).toBeLessThan(before);
    expect(await withTrainer({ learning }, (trainer) => train(trainer, rate))).toEqual(first);
    const half = await withTrainer({ learning }, async (trainer) => {
      await train(trainer, rate, 0, 11);
      await trainer.evaluate('validation', 20); // to look changes nothing
      return trainer.checkpoint();
    });
    const resumed = await withTrainer({ learning }, async (trainer) => {
      await train(trainer, rate, 0, 3);
      if (half) trainer.restore(structuredClone(half));
      return train(trainer, rate, 11);
    });
    expect(resumed).toEqual(first);
  });

  test('what is left is multiplied as published, where that is wanted', async () => {
    const found = await withTrainer({ learning: learningBy(id, true) }, (trainer) => trainer.weights());
    for (const {
      parameters: [at],
      kept,
    } of budget) {
      const share = weights[at].length / kept;
      const factor = id === 'bernoulli' ? share : Math.sqrt(share);
      const place = found[at].findIndex((value) => value !== 0);
      expect(found[at][place]).toBe(Math.fround(weights[at][place] * factor));
    }
  });
});

test('of convolutions and batch-norm too: kernels are themselves or 0, and running statistics move', async () => {
  const deep = imageNetworks.get('residual, projection') ?? network;
  const start = imageWeights(deep, 4);
  const images = await createSimdEngine();
  await images.load(imageSplits(deep.inputShape));
  const trainer = await images.open({
    network: deep,
    weights: start,
    masks: denseMasks(deep.parameters),
    optimizer: MOMENTUM,
    batch: 7,
    learning: { ...learningBy('edge-popup'), budget: budgetOf(deep) },
  });
  for (const batch of someBatches(20, 7, 4)) await trainer.step(batch, 0.5);
  const found = await trainer.weights();
  trainer.dispose();
  for (const [at, { kind, prunable }] of deep.parameters.entries()) {
    const kept = start[at].map((value, place) => (prunable && found[at][place] === 0 ? 0 : value));
    const isMeasured = kind === 'mean' || kind === 'variance';
    expect([at, found[at].join() === kept.join()]).toEqual([at, !isMeasured]);
  }
});

/** Loss with every mask entry of kernels moved by itself: gradients of scores against differences. */
it('scores move by the slope of the loss in their place of the mask, on or off', async () => {
  const [batch] = batches;
  const SGD: OptimizerSettings = { id: 'sgd', momentum: 0, weightDecay: 0 };
  const learning = learningBy('edge-popup');
  const { scores, moved, effective } = await withTrainer({ learning, optimizer: SGD }, async (trainer) => {
    const effectiveWeights = await trainer.weights();
    const at0 = scoresOf(trainer);
    await trainer.step(batch, 1);
    return { scores: at0, moved: scoresOf(trainer), effective: effectiveWeights };
  });
  const lossAt = (changed: Weights): Promise<number> =>
    withTrainer({ weights: changed }, async (trainer) => (await trainer.gradients(batch)).loss);
  const by = 1 / 64;
  let [on, off] = [0, 0];
  for (const [
    part,
    {
      parameters: [at],
    },
  ] of budget.entries()) {
    for (const place of [0, 5, 9, 13, 17].filter((each) => each < weights[at].length)) {
      // m moves by ±1/64 there: so far does w ⊙ m
      const moves = [by, -by].map((move) =>
        effective.map((values, index) =>
          index === at ? values.map((value, p) => (p === place ? value + move * weights[at][p] : value)) : values,
        ),
      );
      const [up, down] = await Promise.resolve(moves).then(async ([a, b]) => [await lossAt(a), await lossAt(b)]);
      const slope = (up - down) / (2 * by);
      const sign = scores[part][place] < 0 ? -1 : 1;
      expect(scores[part][place] - moved[part][place]).toBeCloseTo(sign * slope, 3);
      if (effective[at][place] === 0) off += 1;
      else on += 1;
    }
  }
  expect([on > 2, off > 2]).toEqual([true, true]);
});

function scoresOf(trainer: Trainer): Float32Array[] {
  const state = trainer.checkpoint();
  return budget.map((_, at) => new Float32Array(state?.arrays[at].buffer ?? new ArrayBuffer(0)));
}

it('refuses masks that are not full, and other weights', async () => {
  const masks = denseMasks(specs).map((mask) => mask?.fill(0, 0, 1) ?? null);
  await expect(withTrainer({ masks, learning: learningBy('edge-popup') }, train0)).rejects.toThrow('have to be there');
  await expect(
    withTrainer({ learning: learningBy('edge-popup') }, async (trainer) => trainer.write(weights)),
  ).rejects.toThrow('never change');
});
const train0 = (trainer: Trainer): Promise<unknown> => trainer.weights();
