import { describe, expect, it } from 'vitest';
import { denseMasks } from '../lottery/masks';
import { smallNetwork, smallSplits, startWeights } from './contract-reference';
import { createEngine } from './index';
import { train, type Checkpoint, type TrainedRun, type TrainingControl, type TrainingRun } from './training';

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
): Promise<{ trained: TrainedRun; checkpoints: Checkpoint[] }> {
  const engine = await createEngine('wasm');
  await engine.load(splits);
  const checkpoints: Checkpoint[] = [];
  let time = 0;
  const control: TrainingControl = {
    now: () => (time += 1),
    breatheEvery: Infinity,
    breathe: async () => undefined,
    reached: () => undefined,
    checkpointEvery,
    checkpoint: (checkpoint) => void checkpoints.push(structuredClone(checkpoint)),
  };
  const result = await train(engine, splits, run, control, from);
  engine.dispose();
  return { trained: result, checkpoints };
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

  it('measures training and evaluation apart, across checkpoints too', async () => {
    const { trained: whole } = await trained(Infinity);
    expect(whole.trainingSeconds).toBeCloseTo(0.05); // 50 steps of one tick
    // validation at 5 points; test and training sample at each new best loss and the last step
    const measured = whole.points.filter((point) => point.testAccuracy !== null).length;
    expect(whole.evaluation.examples).toBe(5 * 40 + measured * (30 + 40));
    expect(whole.evaluation.seconds).toBeCloseTo((5 + 2 * measured) / 1000);
    const { checkpoints } = await trained(20);
    const { trained: resumed } = await trained(Infinity, checkpoints.at(-1));
    expect(resumed.evaluation).toEqual(whole.evaluation);
    expect(resumed.trainingSeconds).toBeCloseTo(whole.trainingSeconds);
  });
});
