import { beforeAll, describe, expect, test } from 'vitest';
import { applyMasks, denseMasks, type Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { describeNetwork, type Network } from '../../models/network';
import { referenceGradients } from '../contract/reference';
import type { Engine, OptimizerSettings, Trainer } from '../engine';
import { computeFingerprints, FINGERPRINTS } from './fingerprints';
import { createSimdEngine } from './index';
import { fullyConnected, randomBatch, randomMasks, randomSplits, randomWeights, sameBits } from './test-support';

const ADAM: OptimizerSettings = { id: 'adam', momentum: 0, weightDecay: 0 };

let engine: Engine;
beforeAll(async () => {
  engine = await createSimdEngine();
});

const open = (network: Network, weights: Weights, masks: Masks, batch: number, optimizer = ADAM): Promise<Trainer> =>
  engine.open({ network, weights, masks, optimizer, batch });

/** Steps of 12 from 60 training examples. */
async function steps(trainer: Trainer, count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) await trainer.step(randomBatch(60, 12, step), 0.01);
}

/** Largest |a − b| over max |b|; the floor leaves room for sums that cancel. */
function relativeError(found: Weights, expected: readonly Float64Array[]): number {
  const scale = Math.max(...expected.flatMap((values) => [...values].map(Math.abs)), 0.05);
  const errors = expected.flatMap((values, at) =>
    [...values].map((value, place) => Math.abs(found[at][place] - value)),
  );
  return Math.max(...errors) / scale;
}

describe('gradients equal plain float64 backpropagation', () => {
  const shapes = [
    [1, 1],
    [2, 3],
    [3, 1, 2],
    [17, 33, 5, 3],
    [50, 20, 10],
    [16, 16, 16],
  ];
  const inputs = [
    { kind: 'bytes', zeros: 0.8 },
    { kind: 'bytes', zeros: 0.1 },
    { kind: 'floats', zeros: 0.7 },
    { kind: 'floats', zeros: 0 },
  ] as const;
  for (const widths of shapes) {
    for (const { kind, zeros } of inputs) {
      test(`${widths.join('-')}, ${kind}, ${zeros * 100} % zeros`, async () => {
        const classes = widths[widths.length - 1];
        const splits = randomSplits(widths[0], classes, 40, kind, zeros, 1);
        await engine.load(splits);
        for (const activation of ['relu', 'tanh'] as const) {
          const network = fullyConnected(widths, activation);
          const weights = randomWeights(network, 2);
          // 0 is the dead network: every kernel pruned
          for (const density of [1, 0.9, 0.5, 0.2, 0.01, 0]) {
            const masks = randomMasks(network, density, 3);
            for (const batch of [1, 3, 17, 60]) {
              const examples = randomBatch(40, batch, 4);
              const trainer = await open(network, weights, masks, batch);
              const found = await trainer.gradients(examples);
              trainer.dispose();
              const theta = applyMasks(weights, masks);
              const expected = referenceGradients(network, theta, masks, splits.train, examples);
              expect(Math.abs(found.loss - expected.loss)).toBeLessThan(2e-6);
              expect(relativeError(found.gradients, expected.gradients)).toBeLessThan(3e-6);
            }
          }
        }
      });
    }
  }
});

test('activations anywhere: before the first layer, doubled, after the last', async () => {
  const splits = randomSplits(6, 3, 20, 'floats', 0, 5);
  await engine.load(splits);
  const network = describeNetwork([6], 3, [
    { kind: 'tanh' },
    { kind: 'relu' },
    { kind: 'dense', units: 9 },
    { kind: 'tanh' },
    { kind: 'tanh' },
    { kind: 'relu' },
    { kind: 'dense', units: 4 },
    { kind: 'dense', units: 3 },
    { kind: 'tanh' },
  ]);
  const weights = randomWeights(network, 6);
  const examples = randomBatch(20, 20, 7);
  const masks = denseMasks(network.parameters);
  const trainer = await open(network, weights, masks, 20);
  const { gradients } = await trainer.gradients(examples);
  trainer.dispose();
  const expected = referenceGradients(network, weights, masks, splits.train, examples);
  expect(relativeError(gradients, expected.gradients)).toBeLessThan(3e-6);
});

describe('training', () => {
  const network = fullyConnected([50, 21, 7]);
  const weights = randomWeights(network, 8);
  beforeAll(() => engine.load(randomSplits(50, 7, 60, 'bytes', 0.8, 9)));

  for (const density of [1, 0.9, 0.5, 0.2, 0.01, 0]) {
    test(`replays bit for bit, pruned weights 0, at ${density * 100} %`, async () => {
      const masks = randomMasks(network, density, 10);
      const runs: Weights[] = [];
      for (let run = 0; run < 2; run += 1) {
        const trainer = await open(network, weights, masks, 12);
        for (let step = 0; step < 10; step += 1) {
          await trainer.step(randomBatch(60, 12, step), 0.01);
          const now = await trainer.weights();
          expect(sameBits(now, applyMasks(now, masks))).toBe(true);
        }
        runs.push(await trainer.weights());
        trainer.dispose();
      }
      expect(sameBits(runs[0], runs[1])).toBe(true);
      expect(sameBits(runs[0], applyMasks(weights, masks))).toBe(false);
    });
  }

  // inputs are mostly zeros: layers whole, and as lists with what rests in them
  test.each([1, 0.5, 0.1, 0.01])(
    'rests at %d of the weights stay to the bit, and have their part in gradients',
    async (share) => {
      const masks = randomMasks(network, 0.2, 10);
      const rest = applyMasks(randomWeights(network, 5), randomMasks(network, share, 6));
      const theta = applyMasks(weights, masks, rest);
      const trainer = await engine.open({ network, weights, masks, rest, optimizer: ADAM, batch: 12 });
      const examples = randomBatch(60, 12, 1);
      const { gradients } = await trainer.gradients(examples);
      const { train } = randomSplits(50, 7, 60, 'bytes', 0.8, 9);
      const expected = referenceGradients(network, theta, masks, train, examples);
      expect(relativeError(gradients, expected.gradients)).toBeLessThan(3e-6);
      await steps(trainer, 5);
      const now = await trainer.weights();
      expect(sameBits(now, applyMasks(now, masks, rest))).toBe(true);
      trainer.dispose();
    },
  );

  test('a mask of ones trains like no mask', async () => {
    const results: Weights[] = [];
    for (const masks of [denseMasks(network.parameters), network.parameters.map(() => null)]) {
      const trainer = await open(network, weights, masks, 12);
      await steps(trainer, 5);
      results.push(await trainer.weights());
      trainer.dispose();
    }
    expect(sameBits(results[0], results[1])).toBe(true);
  });

  test('reading in between, and lanes left over from larger batches, change nothing', async () => {
    const masks = randomMasks(network, 0.9, 11);
    const run = async (disturb: boolean): Promise<Weights> => {
      const trainer = await open(network, weights, masks, 12);
      if (disturb) await trainer.evaluate('train', 60); // fills every lane
      for (let step = 0; step < 5; step += 1) {
        await trainer.step(randomBatch(60, 5, step), 0.01);
        if (disturb) await trainer.gradients(randomBatch(60, 12, step + 100));
        if (disturb) await trainer.evaluate('test', 33);
      }
      const after = await trainer.weights();
      trainer.dispose();
      return after;
    };
    expect(sameBits(await run(false), await run(true))).toBe(true);
  });

  test('a smaller batch gives the same bits in a wider trainer', async () => {
    const masks = randomMasks(network, 0.4, 12);
    const results: Weights[] = [];
    for (const batch of [5, 16]) {
      const trainer = await open(network, weights, masks, batch);
      results.push((await trainer.gradients(randomBatch(60, 5, 1))).gradients);
      trainer.dispose();
    }
    expect(sameBits(results[0], results[1])).toBe(true);
  });

  test('memory is flat over steps and runs', async () => {
    const { bytes } = engine.memory();
    for (let run = 0; run < 20; run += 1) {
      const trainer = await open(network, weights, denseMasks(network.parameters), 12);
      await steps(trainer, 5);
      trainer.dispose();
    }
    expect(engine.memory().bytes).toBe(bytes);
  });
});

test('the bits of version simd-2', async () => {
  expect(engine.version).toBe('simd-2');
  expect(await computeFingerprints(engine)).toEqual(FINGERPRINTS);
});

test('LeNet-300-100 stays below 64 MB without its data', async () => {
  const network = fullyConnected([784, 300, 100, 10]);
  const small = await createSimdEngine();
  await small.load(randomSplits(784, 10, 2, 'bytes', 0.8, 14));
  for (const density of [0.9, 0.49]) {
    const masks = randomMasks(network, density, 15);
    const weights = randomWeights(network, 16);
    const trainer = await small.open({ network, weights, masks, optimizer: ADAM, batch: 60 });
    expect(small.memory().bytes).toBeLessThan(64e6);
    trainer.dispose();
  }
  small.dispose();
});

describe('refusals name what is wrong', () => {
  const network = fullyConnected([4, 3, 2]);
  const weights = randomWeights(network, 17);
  const masks = denseMasks(network.parameters);
  beforeAll(() => engine.load(randomSplits(4, 2, 10, 'bytes', 0, 18)));

  test('a second trainer, steps and reads after dispose', async () => {
    const trainer = await open(network, weights, masks, 4);
    await expect(open(network, weights, masks, 4)).rejects.toThrow('still open');
    trainer.dispose();
    trainer.dispose();
    expect(() => trainer.step(Uint32Array.of(1), 0.1)).toThrow('disposed');
    await expect(trainer.weights()).rejects.toThrow('disposed');
  });

  test('examples that do not exist, batches that do not fit', async () => {
    const trainer = await open(network, weights, masks, 4);
    expect(() => trainer.step(Uint32Array.of(3, 10), 0.1)).toThrow('example 10 does not exist');
    expect(() => trainer.step(new Uint32Array(5), 0.1)).toThrow('1 to 4 examples, not 5');
    expect(() => trainer.step(new Uint32Array(0), 0.1)).toThrow('1 to 4 examples, not 0');
    await expect(trainer.evaluate('test', 11)).rejects.toThrow('has 10 examples, not 11');
    trainer.dispose();
  });

  test('shapes and labels that do not fit, and too little memory', async () => {
    await expect(open(network, weights.slice(1), masks, 4)).rejects.toThrow('1/kernel has 3');
    await expect(open(fullyConnected([5, 2]), weights, masks, 4)).rejects.toThrow('takes 5');
    await expect(open(fullyConnected([4, 1]), weights, masks, 4)).rejects.toThrow('up to 1');
    await expect(open(network, weights, masks, 0.5)).rejects.toThrow('not 0.5');
    const tight = await createSimdEngine({ limit: 1_048_576 });
    await tight.load(randomSplits(784, 10, 10, 'bytes', 0, 19));
    const large = fullyConnected([784, 300, 10]);
    const start = randomWeights(large, 1);
    const settings = { network: large, weights: start, optimizer: ADAM, batch: 4 };
    await expect(tight.open({ ...settings, masks: denseMasks(large.parameters) })).rejects.toThrow('may use 1 MB');
  });
});
