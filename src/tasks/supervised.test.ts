import { describe, expect, it } from 'vitest';
import { denseMasks } from '../lottery/masks';
import { describeNetwork } from '../models/network';
import { imageWeights } from '../engine/contract/images';
import { smallNetwork, smallSplits, startWeights } from '../engine/contract/reference';
import { createEngine } from '../engine/index';
import { quiet } from './training-fixture';
import { works } from './work';
import type { Checkpoint, TrainedRun, TrainingControl, TrainingRun } from './training';

const { train } = works.get('classification');

const network = smallNetwork('relu');
const splits = smallSplits('bytes', [101, 40, 30]);
const run: TrainingRun = {
  network,
  weights: startWeights(network, 1),
  masks: denseMasks(network.parameters),
  optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
  learningRate: 0.01,
  steps: 50,
  batch: 12,
  evaluateEvery: 10,
  order: { seed: 1, trial: 2 },
};

/** Trains with a clock that gains one millisecond at each look. */
async function trained(
  checkpointEvery: number,
  from: Checkpoint | null = null,
  what: TrainingRun = run,
): Promise<{ trained: TrainedRun; checkpoints: Checkpoint[] }> {
  const engine = await createEngine('wasm');
  await engine.load(splits);
  const checkpoints: Checkpoint[] = [];
  let time = 0;
  const control: TrainingControl = {
    ...quiet,
    now: () => (time += 1),
    checkpointEvery,
    checkpoint: (checkpoint) => void checkpoints.push(structuredClone(checkpoint)),
  };
  const result = await train(engine, splits, what, control, from);
  engine.dispose();
  return { trained: result, checkpoints };
}

async function undisturbed(what: TrainingRun): Promise<TrainedRun> {
  const engine = await createEngine('wasm');
  await engine.load(splits);
  const result = await train(engine, splits, what, quiet, null);
  engine.dispose();
  return result;
}

const bits = ({ status, points, weights }: TrainedRun): unknown => ({ status, points, weights });

describe('a training run', () => {
  it('goes on from a checkpoint at any step to the same bits', async () => {
    const undisturbed = await trained(Infinity);
    const { checkpoints } = await trained(0);
    expect(checkpoints.map(({ step }) => step)).toEqual(Array.from({ length: 49 }, (_, at) => at + 1));
    for (const checkpoint of checkpoints) {
      const resumed = await trained(Infinity, checkpoint);
      expect(bits(resumed.trained)).toEqual(bits(undisturbed.trained));
    }
  });

  it('keeps the weights of step k on the way, across checkpoints too', async () => {
    const wanting = { ...run, rewindStep: 20 };
    const { trained: whole, checkpoints } = await trained(0, null, wanting);
    const { trained: short } = await trained(Infinity, null, { ...run, steps: 20 });
    expect(whole.rewindPoint).toEqual(short.weights);
    expect(bits(whole)).toEqual(bits((await trained(Infinity)).trained)); // keeping them changes nothing
    for (const checkpoint of [checkpoints[10], checkpoints[30]]) {
      const { trained: resumed } = await trained(Infinity, checkpoint, wanting);
      expect(resumed.rewindPoint).toEqual(short.weights);
    }
    expect((await trained(Infinity)).trained.rewindPoint).toBeNull();
  });

  it('from step k, with SGD, which has no state, ends as the whole run (trap 8)', async () => {
    // rate, data order and dropout masks all depend on the step; batch-norm on what came before
    const deep = describeNetwork([2, 4, 1], 3, [
      { kind: 'flatten' },
      { kind: 'dense', units: 6 },
      { kind: 'batch-norm' },
      { kind: 'relu' },
      { kind: 'dropout', rate: 0.3 },
      { kind: 'dense', units: 3 },
    ]);
    const whole: TrainingRun = {
      ...run,
      network: deep,
      weights: imageWeights(deep, 3),
      masks: denseMasks(deep.parameters),
      optimizer: { id: 'sgd', momentum: 0, weightDecay: 0.01 },
      learningRate: 0.3,
      schedule: { kind: 'steps', drops: [20, 40], factor: 0.1, warmup: 15, steps: 50 },
      rewindStep: 10,
    };
    const first = await undisturbed(whole);
    const thetaK = first.rewindPoint ?? [];
    const rest = await undisturbed({ ...whole, weights: thetaK, startStep: 10 });
    expect(rest.weights).toEqual(first.weights);
    expect(rest.points).toEqual(first.points.slice(1));
    expect(rest.points.map(({ step }) => step)).toEqual([20, 30, 40, 50]);
    // running statistics are part of θ_k (trap 5): with those of the beginning the end is another one
    const at = deep.parameters.findIndex(({ kind }) => kind === 'mean');
    expect(thetaK[at]).not.toEqual(whole.weights[at]);
    const without = thetaK.with(at, whole.weights[at] as Float32Array<ArrayBuffer>);
    expect((await undisturbed({ ...whole, weights: without, startStep: 10 })).weights[at]).not.toEqual(
      first.weights[at],
    );
    // each of the three positions matters
    for (const wrong of [{ startStep: 0, steps: 40 }, { startStep: 10, schedule: undefined }, { startStep: 11 }]) {
      expect((await undisturbed({ ...whole, weights: thetaK, ...wrong })).weights).not.toEqual(first.weights);
    }
  });

  it('measures training and evaluation apart, across checkpoints too', async () => {
    const { trained: whole } = await trained(Infinity);
    expect(whole.trainingSeconds).toBeCloseTo(0.05); // 50 steps of one tick
    // validation at 5 points; test and training sample at each new best loss and the last step
    const measured = whole.points.filter((point) => point['test.accuracy'] !== null).length;
    expect(whole.evaluation.examples).toBe(5 * 40 + measured * (30 + 40));
    expect(whole.evaluation.seconds).toBeCloseTo((5 + 2 * measured) / 1000);
    const { checkpoints } = await trained(20);
    const { trained: resumed } = await trained(Infinity, checkpoints.at(-1));
    expect(resumed.evaluation).toEqual(whole.evaluation);
    expect(resumed.trainingSeconds).toBeCloseTo(whole.trainingSeconds);
  });
});
