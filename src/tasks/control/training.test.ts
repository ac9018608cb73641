import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { sparseMasks, startWeights } from '../../engine/contract/reference';
import type { Engine } from '../../engine/engine';
import { createEngine } from '../../engine/index';
import { denseMasks, type Masks } from '../../lottery/masks';
import { columnNames } from '../../lottery/points';
import { describeNetwork } from '../../models/network';
import type { Checkpoint, TrainedRun, TrainingControl, TrainingRun } from '../training';
import { learningRateAt } from '../../engine/training/learning-rate';
import { quiet } from '../training-fixture';
import { works } from '../work';
import cartpole from './environments/cartpole';
import { collect, firstEpisodes } from './mathematics/rollout';
import task, { ALGORITHM } from './task';

const { load, train } = works.get('control');
const settings = { set: 'cartpole', train: 0, validation: 0, test: 0, environments: 5, horizon: 24, epochs: 3 };
const { splits, info } = load(settings, 1, {});
const network = describeNetwork(info.inputShape, 3, [
  { kind: 'dense', units: 12 },
  { kind: 'relu' },
  { kind: 'dense', units: 3 },
]);
const run: TrainingRun = {
  network,
  weights: startWeights(network, 1),
  masks: denseMasks(network.parameters),
  optimizer: { id: 'adam', momentum: 0, weightDecay: 0, clipNorm: 0.5 },
  learningRate: 0.01,
  schedule: { kind: 'linear', drops: [], factor: 1, warmup: 0, steps: 7 },
  steps: 7,
  batch: 120,
  evaluateEvery: 2,
  order: { seed: 1, trial: 0 },
};

/** Trains with a clock that gains a millisecond at each look. */
async function trained(changes: Partial<TrainingRun> = {}, from: Checkpoint | null = null, checkpointEvery = Infinity) {
  const engine = await createEngine('wasm');
  await engine.load(splits);
  const checkpoints: Checkpoint[] = [];
  let time = 0;
  let rests = 0;
  const control: TrainingControl = {
    ...quiet,
    now: () => (time += 1),
    breatheEvery: 0,
    breathe: async () => void (rests += 1),
    checkpointEvery,
    checkpoint: (checkpoint) => void checkpoints.push(structuredClone(checkpoint)),
  };
  const result = await train(engine, splits, { ...run, ...changes }, control, from);
  engine.dispose();
  return { result, checkpoints, rests };
}
const bits = ({ status, points, weights }: TrainedRun): unknown => ({ status, points, weights });
const masksAt = (density: number): Masks => sparseMasks(network, density, 3);

describe('a network that acts', () => {
  it('is trained to the same bits every time, dense and sparse', async () => {
    for (const masks of [run.masks, masksAt(0.3)]) {
      expect(bits((await trained({ masks })).result)).toEqual(bits((await trained({ masks })).result));
    }
  });

  // other bits with the same engine are those of another algorithm: its number goes up, so that stored runs are not taken for new ones
  it('has the bits that its version had from the first day', async () => {
    const { points, weights } = (await trained()).result;
    const numbers = JSON.stringify([points, weights.map((values) => [...values])]);
    const bitsOfVersion: Readonly<Record<number, string>> = { 1: '8d079f25fadc7e47' };
    expect(bytesToHex(sha256(utf8ToBytes(numbers))).slice(0, 16)).toBe(bitsOfVersion[ALGORITHM]);
    expect(task.sets.all.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  });

  it('that is not trained is measured as it starts', async () => {
    const { result, checkpoints } = await trained({ steps: 0 }, null, 0);
    const [point] = result.points;
    expect([result.points.length, point.step, checkpoints.length]).toEqual([1, 0, 0]);
    expect(result.weights).toEqual(run.weights);
    expect(result.evaluation.examples).toBe(16 + 64 + 20);
    // it hardly acts better than chance, in all three
    for (const split of ['validation', 'test', 'train'] as const) {
      expect(point[`${split}.return`]).toBeGreaterThan(5);
      expect(point[`${split}.return`]).toBeLessThan(60);
    }
    expect(point['train.area']).toBe(point['train.return']);
  });

  it('goes on from a checkpoint at any update to the same bits', async () => {
    const whole = await trained();
    const { checkpoints } = await trained({}, null, 0);
    expect(checkpoints.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const checkpoint of checkpoints) {
      expect(bits((await trained({}, checkpoint)).result)).toEqual(bits(whole.result));
    }
  });

  it('measures every column of its task at the early stop and at the end', async () => {
    const { points } = (await trained()).result;
    expect(points.map(({ step }) => step)).toEqual([2, 4, 6, 7]);
    const best = Math.max(...points.map((point) => point['validation.return'] ?? 0));
    const stop = points.findIndex((point) => point['validation.return'] === best);
    for (const column of columnNames(task.columns)) {
      for (const at of [stop, 3]) expect([column, points[at][column]]).toEqual([column, expect.any(Number)]);
    }
    const curve = points.map((point) => point['train.return'] ?? NaN);
    expect(points[3]['train.area']).toBeCloseTo(curve.reduce((sum, value) => sum + value, 0) / 4, 10);
  });

  it('keeps θ_k, from which a run goes on at the points of its place', async () => {
    const whole = (await trained({ rewindStep: 3 })).result;
    const toK = (await trained({ steps: 3, schedule: run.schedule })).result;
    expect(whole.rewindPoint).toEqual(toK.weights);
    const rest = (await trained({ weights: toK.weights, startStep: 3 })).result;
    expect(rest.points.map(({ step }) => step)).toEqual([4, 6, 7]);
  });

  it('has the rates, and the chance of actions, of the updates that come after θ_k', async () => {
    const engine = await createEngine('wasm');
    await engine.load(splits);
    const rates: number[] = [];
    const passes: Float32Array[] = [];
    const watched: Engine = {
      ...engine,
      async open(of) {
        const trainer = await engine.open(of);
        const { policy } = trainer;
        if (!policy) throw new Error('The engine has no policy.');
        return {
          ...trainer,
          policy: {
            forward(observations, count) {
              if (count === run.batch) passes.push(observations.slice());
              return policy.forward(observations, count);
            },
            update(gradients, rate) {
              rates.push(rate);
              policy.update(gradients, rate);
            },
          },
        };
      },
    };
    await train(watched, splits, { ...run, startStep: 3 }, quiet, null);
    const { schedule, learningRate } = run;
    expect(rates).toEqual(
      [4, 5, 6, 7].flatMap((update) => Array(3).fill(learningRateAt(learningRate, schedule, update))),
    );
    const { policy } = await engine.open(run);
    if (!policy) throw new Error('The engine has no policy.');
    const begun = firstEpisodes(cartpole, run.order, 5);
    const first = async (update: number) =>
      (await collect(cartpole, policy.forward, begun, { horizon: 24, update, chance: run.order })).observations;
    expect(passes[0]).toEqual(await first(4));
    expect(passes[0]).not.toEqual(await first(1));
    engine.dispose();
  });

  it('goes on to the same bits where it was stopped amid a rollout, a pass or a measured episode', async () => {
    const whole = bits((await trained()).result);
    for (const last of [3, 20, 33, 47]) {
      const kept: Checkpoint[] = [];
      let [time, rests] = [0, 0];
      const stopped: TrainingControl = {
        ...quiet,
        now: () => (time += 1),
        breatheEvery: 0,
        async breathe() {
          rests += 1;
          if (rests > last) throw new Error('stopped');
        },
        checkpointEvery: 0,
        checkpoint: (checkpoint) => void kept.push(structuredClone(checkpoint)),
      };
      const engine = await createEngine('wasm');
      await engine.load(splits);
      await expect(train(engine, splits, run, stopped, null)).rejects.toThrow('stopped');
      engine.dispose();
      expect(bits((await trained({}, kept.at(-1) ?? null)).result)).toEqual(whole);
    }
  });

  it('lets messages in between the passes of an update', async () => {
    expect((await trained()).rests).toBeGreaterThanOrEqual(7 * 3);
  });

  it('lets messages in while episodes are measured, whose time is not that of the pause', async () => {
    // a clock that stands still but while others have their turn
    let time = 0;
    const control: TrainingControl = {
      ...quiet,
      now: () => time,
      breatheEvery: -1,
      breathe: async () => void (time += 1000),
    };
    const engine = await createEngine('wasm');
    await engine.load(splits);
    const { evaluation, trainingSeconds } = await train(engine, splits, run, control, null);
    engine.dispose();
    expect(time / 1000).toBeGreaterThan(7 * 3 + 7 * 3 + 5 * 3); // passes, collecting, episodes
    expect([evaluation.seconds, trainingSeconds]).toEqual([0, 0]);
  });

  it('diverges where weights are no numbers any more', async () => {
    const { result } = await trained({ learningRate: 1e38 });
    expect(result.status).toBe('diverged');
    expect(result.points.at(-1)).toMatchObject({ 'validation.return': null });
  });

  it('is refused by an engine without policies, which is named', async () => {
    const engine = await createEngine('wasm');
    await engine.load(splits);
    const without: Engine = {
      ...engine,
      id: 'tfjs',
      async open(of) {
        const { policy: _, ...trainer } = await engine.open(of);
        return trainer;
      },
    };
    await expect(train(without, splits, run, quiet, null)).rejects.toThrow(
      'The tfjs engine trains no networks that act; only WebAssembly (simd) does.',
    );
    engine.dispose();
  });
});
