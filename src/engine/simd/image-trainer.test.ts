import { beforeAll, describe, expect, test } from 'vitest';
import { applyMasks, denseMasks, type Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { conv } from '../../models/blocks';
import { describeNetwork } from '../../models/network';
import { forward, score } from '../../models/reference';
import { imageNetworks, imageSplits, imageWeights } from '../contract/images';
import type { Engine, Trainer, TrainerSettings } from '../engine';
import {
  computeImageFingerprints,
  fingerprintMasks,
  fingerprintNetwork,
  IMAGE_FINGERPRINTS,
  tilesNetwork,
} from './fingerprints';
import { createSimdEngine } from './index';
import { convolutionPaths, randomBatch, randomMasks, randomSplits, randomWeights, sameBits } from './test-support';

const BATCH = 20;
const splits = imageSplits();
const network = fingerprintNetwork(); // every layer kind
const weights = imageWeights(network, 1);
const masks = randomMasks(network, 0.4, 2);

let engine: Engine;
beforeAll(async () => {
  engine = await createSimdEngine();
  await engine.load(splits);
});

const open = (changes: Partial<TrainerSettings> = {}): Promise<Trainer> =>
  engine.open({
    network,
    weights,
    masks,
    optimizer: { id: 'adam', momentum: 0, weightDecay: 1e-3 },
    batch: BATCH,
    dropoutSeed: 5,
    ...changes,
  });

/** What `use` gives, with a trainer that is disposed afterwards. */
async function withTrainer<Result>(
  changes: Partial<TrainerSettings>,
  use: (trainer: Trainer) => Promise<Result>,
): Promise<Result> {
  const trainer = await open(changes);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

/** Steps number `from` to `to`. */
async function train(trainer: Trainer, from: number, to: number): Promise<Weights> {
  for (let step = from; step < to; step += 1) {
    await trainer.step(randomBatch(30, BATCH, step), 0.01);
  }
  return trainer.weights();
}

test('the bits of convolutional networks', async () => {
  const fresh = await createSimdEngine();
  expect(await computeImageFingerprints(fresh)).toEqual(IMAGE_FINGERPRINTS);
  fresh.dispose();
});

test.each([
  [1, 'whole'],
  [0.8, 'whole'],
  [0.5, 'listed-tiled'],
  [0.2, 'listed'],
] as const)('the golden value of tiles at %d has convolutions that are computed %s', (density, path) => {
  expect(convolutionPaths(tilesNetwork, fingerprintMasks(tilesNetwork, density))).toEqual([path, path]);
});

describe('training', () => {
  for (const density of [1, 0.2, 0]) {
    test(`replays bit for bit, pruned weights 0, at ${density * 100} %`, async () => {
      const kept = randomMasks(network, density, 3);
      const run = (): Promise<Weights> =>
        withTrainer({ masks: kept }, async (trainer) => {
          const found = await train(trainer, 0, 6);
          expect(sameBits(found, applyMasks(found, kept))).toBe(true);
          return found;
        });
      expect(sameBits(await run(), await run())).toBe(true);
    });
  }

  test('no mask is a mask of ones', async () => {
    const all: Masks[] = [denseMasks(network.parameters), network.parameters.map(() => null)];
    const [a, b] = [
      await withTrainer({ masks: all[0] }, (trainer) => train(trainer, 0, 3)),
      await withTrainer({ masks: all[1] }, (trainer) => train(trainer, 0, 3)),
    ];
    expect(sameBits(a, b)).toBe(true);
  });

  test('gradients and evaluation in between change nothing', async () => {
    const run = (disturb: boolean): Promise<Weights> =>
      withTrainer({}, async (trainer) => {
        for (let step = 0; step < 4; step += 1) {
          await train(trainer, step, step + 1);
          if (disturb) await trainer.gradients(randomBatch(30, 3, step));
          if (disturb) await trainer.evaluate('test', 30);
        }
        return trainer.weights();
      });
    expect(sameBits(await run(true), await run(false))).toBe(true);
  });

  test('goes on from a checkpoint: running statistics and dropout masks too', async () => {
    const whole = await withTrainer({}, (trainer) => train(trainer, 0, 6));
    const half = await withTrainer({}, async (trainer) => {
      await train(trainer, 0, 3);
      return trainer.checkpoint();
    });
    const rest = await withTrainer({}, async (trainer) => {
      if (half !== null) trainer.restore(half);
      return train(trainer, 3, 6);
    });
    expect(sameBits(rest, whole)).toBe(true);
  });

  test('a smaller batch gives the same bits in a wider trainer', async () => {
    const net = imageNetworks.get('residual, projection') ?? network;
    const start = imageWeights(net, 4);
    const changes = { network: net, weights: start, masks: denseMasks(net.parameters) };
    const examples = randomBatch(30, 5, 1);
    const [a, b] = await Promise.all(
      [16, 40].map(async (batch) => {
        const wide = await createSimdEngine();
        await wide.load(splits);
        const trainer = await wide.open({
          ...changes,
          batch,
          optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
        });
        return (await trainer.gradients(examples)).gradients;
      }),
    );
    expect(sameBits(a, b)).toBe(true);
  });
});

test('running statistics of a channel that gives nothing become 0, not ever smaller numbers', async () => {
  const net = describeNetwork([6, 5, 2], 3, [
    conv(2, { size: 1, bias: false }),
    { kind: 'batch-norm' },
    { kind: 'flatten' },
    { kind: 'dense', units: 3 },
  ]);
  const kept = [new Uint8Array(4), ...Array.from({ length: 6 }, () => null)];
  const found = await withTrainer({ network: net, weights: imageWeights(net, 7), masks: kept }, (trainer) =>
    train(trainer, 0, 900),
  );
  expect(net.parameters[4].name).toContain('variance');
  expect([...found[3], ...found[4]]).toEqual([0, 0, 0, 0]); // 0.9 to the 900th is subnormal
});

describe('dropout', () => {
  const net = describeNetwork([6, 5, 2], 3, [
    { kind: 'flatten' },
    { kind: 'dense', units: 400 },
    { kind: 'dropout', rate: 0.25 },
    { kind: 'dense', units: 3 },
  ]);
  const start = imageWeights(net, 7);
  const changes = { network: net, weights: start, masks: denseMasks(net.parameters), batch: 1 };
  const example = Uint32Array.of(3);

  /** What dropout keeps in the next step: units whose outgoing weights have a gradient. */
  const keptUnits = async (trainer: Trainer): Promise<boolean[]> => {
    const { gradients } = await trainer.gradients(example);
    return Array.from({ length: 400 }, (_, unit) => gradients[2][unit * 3] !== 0);
  };

  test('another mask each step, the same for the same seed and step', async () => {
    const run = (dropoutSeed: number): Promise<boolean[][]> =>
      withTrainer({ ...changes, dropoutSeed }, async (trainer) => {
        const seen: boolean[][] = [];
        for (let step = 0; step < 4; step += 1) {
          seen.push(await keptUnits(trainer));
          await trainer.step(example, 0);
        }
        return seen;
      });
    const [first, again, other] = [await run(1), await run(1), await run(2)];
    expect(again).toEqual(first);
    expect(new Set([...first, ...other].map(String)).size).toBe(8);
    const kept = first.flat().filter(Boolean).length / 1600;
    expect(Math.abs(kept - 0.75)).toBeLessThan(0.04); // standard error 0.011
  });

  test('what is kept grows by 1 / (1 − rate), and gradients go the same way', async () => {
    const [kept, found] = await withTrainer(
      changes,
      async (trainer) => [await keptUnits(trainer), await trainer.gradients(example)] as const,
    );
    const others = net.layers.filter(({ kind }) => kind !== 'dropout');
    const plain = describeNetwork([6, 5, 2], 3, others);
    const scaled = start.map((values) => values.slice());
    scaled[2] = start[2].map((value, place) => (kept[Math.floor(place / 3)] ? value / 0.75 : 0));
    const expected = await withTrainer({ ...changes, network: plain, weights: scaled }, (trainer) =>
      trainer.gradients(example),
    );
    expect(found.loss / expected.loss).toBeCloseTo(1, 6);
    found.gradients[0].forEach((value, at) => {
      expect(Math.abs(value - expected.gradients[0][at])).toBeLessThan(1e-5);
    });
  });

  test('none in evaluation', async () => {
    const found = await withTrainer(changes, (trainer) => trainer.evaluate('test', 30));
    const expected = score(forward(net, start, splits.test.inputs, 30), splits.test.labels, 3);
    expect(found.loss).toBeCloseTo(expected.loss, 5);
  });
});

test('Conv-2 with its data of 200 examples stays below 512 MB', async () => {
  const conv = {
    kind: 'conv',
    filters: 64,
    size: 3,
    stride: 1,
    padding: 'same',
    bias: true,
  } as const;
  const conv2 = describeNetwork([32, 32, 3], 10, [
    conv,
    { kind: 'relu' },
    conv,
    { kind: 'relu' },
    { kind: 'max-pool', size: 2, stride: 2 },
    { kind: 'flatten' },
    { kind: 'dense', units: 256 },
    { kind: 'relu' },
    { kind: 'dense', units: 256 },
    { kind: 'relu' },
    { kind: 'dense', units: 10 },
  ]);
  const settings: TrainerSettings = {
    network: conv2,
    weights: randomWeights(conv2, 1),
    masks: randomMasks(conv2, 0.4, 1),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    batch: 60,
  };
  const data = { ...randomSplits(3072, 10, 200, 'bytes', 0, 1), inputShape: [32, 32, 3] };
  const large = await createSimdEngine();
  await large.load(data);
  await large.open(settings);
  expect(large.memory().bytes).toBeLessThan(512e6);
  const tight = await createSimdEngine({ limit: 64 * 1048576 });
  await tight.load(data);
  await expect(tight.open(settings)).rejects.toThrow('may use 64 MB');
  expect(tight.memory().bytes).toBeLessThan(4e6); // nothing grew
});
