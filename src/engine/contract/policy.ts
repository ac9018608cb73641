/** What engines keep that train networks by the outputs they give. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sizeOf, type Weights } from '../../lottery/parameters';
import { applyMasks, denseMasks, type Masks } from '../../lottery/masks';
import { stream } from '../../lottery/random/stream';
import { describeNetwork } from '../../models/network';
import { reference } from '../../models/reference';
import type { Engine, OptimizerSettings, Policy, Trainer } from '../engine';
import type { Examples, Splits } from '../examples';
import { maskedWeights, sparseMasks, startWeights } from './reference';

const FEATURES = 6;
const OUTPUTS = 4;
/** More than act at a time, and no multiple of 16. */
const BATCH = 75;
/** As many as are learnt from at once. */
const MANY = 1_024;
const network = describeNetwork([FEATURES], OUTPUTS, [
  { kind: 'dense', units: 21 },
  { kind: 'relu' },
  { kind: 'dense', units: 9 },
  { kind: 'tanh' },
  { kind: 'dense', units: OUTPUTS },
]);
const weights = startWeights(network, 3);
const SGD: OptimizerSettings = { id: 'sgd', momentum: 0, weightDecay: 0 };
const ADAM: OptimizerSettings = { id: 'adam', momentum: 0, weightDecay: 0 };

/** Nothing to train on: the network makes its examples itself. */
const noExamples = (zeros: number): Splits => {
  const none: Examples = { count: 0, inputs: new Float32Array(), labels: new Uint8Array() };
  return { inputShape: [FEATURES], train: none, validation: none, test: none, zeros };
};

const masksAt = (density: number): Masks =>
  density === 1 ? denseMasks(network.parameters) : sparseMasks(network, density, 6);

/** Random numbers, a third of them exactly 0. */
const drawn = (name: string, count: number): Float32Array => {
  const random = stream(9, 'contract-policy', name);
  return Float32Array.from({ length: count }, () => (random.below(3) === 0 ? 0 : random.normal()));
};
const observations = drawn('observations', MANY * FEATURES);
const slopes = drawn('slopes', BATCH * OUTPUTS);

const DENSITIES = [1, 0.5, 0.05] as const;
/** Shares of zero inputs: each way that an engine may go about them. */
const ZEROS = [0, 0.95] as const;

/** Declares the tests for one engine, started before them. */
export function describePolicyContract(start: () => Engine, tolerance: number, again: () => Promise<void>): void {
  let engine: Engine;
  beforeAll(() => {
    engine = start();
  });
  afterAll(again);

  interface Acting {
    readonly masks: Masks;
    readonly rest?: Weights;
    readonly zeros?: number;
    readonly batch?: number;
    readonly optimizer?: OptimizerSettings;
  }
  const acting = async <Result>(
    { masks, rest, zeros = 0, batch = BATCH, optimizer = SGD }: Acting,
    use: (policy: Policy, trainer: Trainer) => Promise<Result>,
  ): Promise<Result> => {
    await engine.load(noExamples(zeros));
    const trainer = await engine.open({ network, weights, masks, rest, optimizer, batch });
    try {
      if (!trainer.policy) throw new Error('This engine trains no policies.');
      return await use(trainer.policy, trainer);
    } finally {
      trainer.dispose();
    }
  };

  /** Outputs of the first `count` observations. */
  const answer = (policy: Policy, count: number): Float32Array =>
    policy.forward(observations.subarray(0, count * FEATURES), count).slice();

  /** What one step of SGD at a rate of 1 takes from the weights: the gradient. */
  const stepOf = (acts: Omit<Acting, 'optimizer'>, count: number, clipNorm = 0): Promise<Float64Array[]> =>
    acting({ ...acts, optimizer: { ...SGD, clipNorm } }, async (policy, trainer) => {
      const before = await trainer.weights();
      answer(policy, count);
      policy.update(slopes.subarray(0, count * OUTPUTS), 1);
      const after = await trainer.weights();
      return before.map((values, at) => Float64Array.from(values, (value, place) => value - after[at][place]));
    });

  for (const density of DENSITIES) {
    for (const zeros of ZEROS) {
      const what = `${density * 100} % of the weights, ${zeros * 100} % zeros`;
      const masks = masksAt(density);

      test(`outputs and gradients equal those of the reference: ${what}`, async () => {
        const theta = maskedWeights(weights, masks);
        for (const count of [1, 16, BATCH]) {
          const seen = observations.subarray(0, count * FEATURES);
          const expected = reference(network, theta, seen, count, 'training');
          const outputs = await acting({ masks, zeros }, async (policy) => answer(policy, count));
          outputs.forEach((value, at) => expect(Math.abs(value - expected.values[at])).toBeLessThan(tolerance));
          const gradients: Float64Array[] = network.parameters.map(({ shape }) => new Float64Array(sizeOf(shape)));
          expected.pull(Float64Array.from(slopes.subarray(0, count * OUTPUTS)), gradients);
          const found = await stepOf({ masks, zeros }, count);
          found.forEach((values, parameter) =>
            values.forEach((value, at) => {
              const slope = masks[parameter]?.[at] === 0 ? 0 : gradients[parameter][at];
              // sums over the observations, taken off weights of 32 bits
              expect(Math.abs(value - slope)).toBeLessThan(tolerance * BATCH);
            }),
          );
          const pruned = found.flatMap((values, parameter) => values.filter((_, at) => masks[parameter]?.[at] === 0));
          expect(pruned.flatMap((values) => [...values]).filter((value) => value !== 0)).toEqual([]);
        }
      });

      test(`outputs have the same bits among many and among few: ${what}`, async () => {
        await acting({ masks, zeros, batch: MANY }, async (policy) => {
          const all = answer(policy, MANY);
          for (const count of [1, 3, 15, 16, 17, 64]) {
            expect(answer(policy, count)).toEqual(all.slice(0, count * OUTPUTS));
          }
        });
      });
    }
  }

  test('gradients together longer than the clipping norm are made so long, of survivors alone', async () => {
    for (const density of DENSITIES) {
      const masks = masksAt(density);
      const free = await stepOf({ masks }, BATCH);
      const norm = Math.sqrt(free.flatMap((values) => [...values]).reduce((sum, value) => sum + value * value, 0));
      expect(await stepOf({ masks }, BATCH, 2 * norm)).toEqual(free);
      const clipped = await stepOf({ masks }, BATCH, norm / 8);
      clipped.forEach((values, parameter) =>
        values.forEach((value, at) => expect(Math.abs(value - free[parameter][at] / 8)).toBeLessThan(tolerance * 10)),
      );
    }
  });

  // rests leave some layers lists, and others whole
  test.each([
    ['without rests', undefined],
    ['with rests', startWeights(network, 5)],
    ['with few rests', applyMasks(startWeights(network, 5), masksAt(0.05))],
  ])('few observations are answered by the weights just trained, taken up again, or put in, %s', async (_, rest) => {
    await acting({ masks: masksAt(0.4), rest, optimizer: ADAM }, async (policy, trainer) => {
      const teach = (): void => {
        answer(policy, BATCH);
        policy.update(slopes, 0.01);
      };
      const first = answer(policy, 5);
      const kept = trainer.checkpoint();
      teach();
      const taught = answer(policy, 5);
      expect(taught).not.toEqual(first);
      expect(taught).toEqual(answer(policy, BATCH).slice(0, 5 * OUTPUTS));
      const after = await trainer.weights();
      trainer.write(weights);
      expect(answer(policy, 5)).toEqual(first);
      trainer.write(after);
      expect(answer(policy, 5)).toEqual(taught);
      if (!kept) return;
      trainer.restore(kept);
      expect(answer(policy, 5)).toEqual(first);
      teach();
      expect(answer(policy, 5)).toEqual(taught);
    });
  });

  test('updates count as steps: another run of them ends with the same weights', async () => {
    const run = (counts: readonly number[]): Promise<Weights> =>
      acting({ masks: masksAt(0.05), optimizer: { ...ADAM, clipNorm: 0.5 } }, async (policy, trainer) => {
        for (let update = 0; update < 5; update += 1) {
          for (const count of counts) answer(policy, count);
          answer(policy, BATCH);
          policy.update(slopes, 0.01);
        }
        expect(trainer.checkpoint()?.steps ?? 5).toBe(5);
        return trainer.weights();
      });
    expect(await run([])).toEqual(await run([16, 3]));
  });

  test('what does not fit is refused by its numbers', async () => {
    await acting({ masks: masksAt(1) }, async (policy) => {
      expect(() => policy.update(slopes, 1)).toThrow('forward pass');
      expect(() => policy.forward(observations, BATCH + 1)).toThrow(`1 to ${BATCH} observations, not ${BATCH + 1}`);
      answer(policy, 3);
      expect(() => policy.update(slopes, 1)).toThrow(`3 × ${OUTPUTS} outputs`);
      policy.update(slopes.subarray(0, 3 * OUTPUTS), 1);
      expect(() => policy.update(slopes.subarray(0, 3 * OUTPUTS), 1)).toThrow('forward pass');
    });
  });
}
