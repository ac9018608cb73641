import { describe, expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { denseMasks, remainingByParameter } from '../lottery/masks';
import { buildNetwork } from '../models';
import { activationValues } from '../models/memory';
import { secondsFor, workOf, workOfRun } from '../experiment/work';
import { costOf, paceOf, workersOn } from './cost';
import { emptyRecording, type Recording } from '../recording/recording';
import { fullKey, runOf, ticketOf } from '../lottery/run-key';

const { experiment } = readLink(
  'v=1&training.steps=100&training.batch=10&training.evaluateEvery=50&data.train=1000&data.validation=200&data.test=300&pruning.rounds=2&pruning.rate=0.5&pruning.outputRate=0.5&chance.trials=3&compare.arms=reinitialized&network.widths=none',
);
const network = buildNetwork(experiment.network, [28, 28, 1], 10); // 7,840 weights
const dense = remainingByParameter(network.parameters, denseMasks(network.parameters));

describe('the cost of an experiment', () => {
  it('counts runs and steps', () => {
    const { runs, work } = costOf(experiment, network);
    expect(runs).toBe(3 * (1 + 2 * 2)); // full network; two rounds of ticket and one more arm
    expect(work.steps).toBe(1_500);
  });

  it('counts an evaluation of up to 1,000 test examples at every place of a plane, with statistics measured anew where there are some', () => {
    const settings = 'v=3&data.test=2000&network.widths=none&connectivity.steps=0,10&connectivity.planePoints=5';
    const [with3, without] = ['both', 'none'].map(
      (plane) => readLink(`${settings}&connectivity.plane=${plane}`).experiment,
    );
    const [costs, others] = [with3, without].map((of) => costOf(of, network));
    expect(costs.runs).toBe(others.runs);
    const outputs = activationValues(network);
    expect((costs.work.values - others.work.values) / outputs).toBeCloseTo(3 * (3 + 25) * 1_000, 0); // k = 0, k = 10, ticket
  });

  it('counts each chain at its own levels', () => {
    const two = readLink(
      `v=2&training.steps=100&pruning.rounds=2&chance.trials=3&network.widths=none&chains=imp,imp*random-mask&chain.1.pruning.rounds=1&chain.1.pruning.rate=0.75`,
    ).experiment;
    expect(costOf(two, network)).toMatchObject({ runs: 3 * (1 + 2 + 2), work: { steps: 1_500 } });
  });

  it('counts the steps that a run is trained for itself: those of its retraining, or after step k', () => {
    const stepsWith = (more: string): number => {
      const chains = `v=3&training.steps=100&pruning.rounds=2&chance.trials=3&network.widths=none&${more}`;
      return costOf(readLink(chains).experiment, network).work.steps;
    };
    const ticket = 100 + 2 * 100;
    expect(stepsWith('chains=imp,fine-tuned')).toBe(3 * (ticket + 2 * 100));
    expect(stepsWith('chains=imp,fine-tuned&pruning.retrainSteps=10')).toBe(3 * (ticket + 2 * 10));
    expect(stepsWith('chains=imp,late-rewound&pruning.rewindStep=40')).toBe(3 * (ticket + 2 * 60));
    // two copies that part at step 40, beside the experiment's own runs
    expect(stepsWith('chains=imp&connectivity.steps=40')).toBe(3 * (ticket + 2 * 60));
  });

  /** as long as so many multiplications, of 7,840 in blocks at 0.4 of the time of each */
  const multipliedOf = (left: number, size = 7_840): number => 0.4 * size * Math.tanh(left / (0.4 * size));

  it('counts multiplications: three passes a step, one an evaluated example, of what is left or of a whole layer', () => {
    // 2 points of 200 examples; at the end and the best point 300 of the test and 200 of training
    const passes = 3 * 100 * 10 + 2 * 200 + 2 * (300 + 200);
    expect(workOfRun(experiment, network, dense)).toMatchObject({
      convolved: 0,
      multiplied: passes * multipliedOf(7_840),
    });
    expect(multipliedOf(7_840) / 7_840).toBeCloseTo(0.4, 1);
    expect(multipliedOf(78) / 78).toBeCloseTo(1, 3); // one by one
    const all = multipliedOf(7_840) + 2 * multipliedOf(3_920) + 2 * multipliedOf(1_960);
    expect(costOf(experiment, network).work.multiplied).toBeCloseTo(3 * passes * all, 3);
  });

  it('counts what networks do that act: collecting, learning from it in every pass, and whole episodes at every point', () => {
    const acting = readLink(
      'v=2&data.set=cartpole&training.steps=50&training.evaluateEvery=2&network.widths=none',
    ).experiment;
    const small = buildNetwork(acting.network, [4], 3);
    const left = remainingByParameter(small.parameters, denseMasks(small.parameters));
    const episodes = 25 * 16 + 2 * (64 + 64); // sampling and greedy
    expect(workOfRun(acting, small, left).acted).toBe(50 * 1_024 * (1 + 8) + episodes * 500);
    expect(workOfRun(experiment, network, dense).acted).toBe(0);
  });

  it('counts a network whose mask emerges as whole to there, then by what is left; while that is not known, to the end', () => {
    const link =
      'v=3&data.set=textures&network.architecture=vgg-11&network.filters=1&training.steps=100&chains=imp,early-bird';
    const bird = readLink(link).experiment;
    const { batch } = bird.training;
    const vgg = buildNetwork(bird.network, [32, 32, 3], 10);
    const whole = remainingByParameter(vgg.parameters, denseMasks(vgg.parameters));
    const run = { chain: 1, control: null };
    const half = whole.map((size) => size / 2);
    expect(workOf(bird, vgg, run, half, 100)).toEqual(workOfRun(bird, vgg, whole, 100));
    const rest = workOfRun(bird, vgg, half, 60);
    const work = workOf(bird, vgg, run, half, 100, 40);
    expect(work.steps).toBe(100);
    // at 32×32: 27 weights at 1,024 places, 18 at 256, 72 + 144 at 64, 288 + 576 at 16, 576 + 576 at 4
    const once = 27 * 1_024 + 18 * 256 + 216 * 64 + 864 * 16 + 1_152 * 4;
    expect(work.convolved - rest.convolved).toBeCloseTo(3 * 40 * batch * once, 0);
  });

  it('counts a weight of a convolution for every place of its window', () => {
    const conv = readLink('v=1&network.architecture=conv-2&network.filters=8&network.denseWidths=none').experiment;
    const narrow = buildNetwork(conv.network, [16, 16, 3], 10);
    const left = remainingByParameter(narrow.parameters, denseMasks(narrow.parameters));
    const { convolved, multiplied } = workOfRun(conv, narrow, left);
    expect(convolved / multiplied).toBeCloseTo((256 * (27 * 8 + 72 * 8)) / multipliedOf(5_120, 5_120), 12);
  });

  it('is about that of the paper: 5 · (1 + 14 · 2) runs of 20,000 steps for Conv-2', () => {
    const conv2 = readLink(
      'v=1&network.architecture=conv-2&training.steps=20000&training.evaluateEvery=100&pruning.rounds=14&chance.trials=5&compare.arms=reinitialized',
    ).experiment;
    expect(costOf(conv2, buildNetwork(conv2.network, [32, 32, 3], 10))).toMatchObject({
      runs: 145,
      work: { steps: 2_900_000 },
    });
  });
});

describe('the pace of a machine', () => {
  const recording = (trainingSeconds: number, more: Partial<Recording> = {}): Recording => ({
    ...emptyRecording(experiment),
    engine: { id: 'simd', backend: 'wasm', version: '', device: '', software: false, workers: 1, reason: '' },
    masks: [{ trial: 0, chain: 0, remaining: [dense], prunedIn: [] }],
    runs: [
      {
        id: fullKey(0),
        status: 'finished',
        trainingSeconds,
        reused: false,
        evaluation: { seconds: 1, examples: 100 },
        points: {
          step: [100],
          'validation.loss': [1],
          'validation.accuracy': [0.5],
          'test.accuracy': [0.5],
          'train.accuracy': [0.5],
        },
      },
    ],
    ...more,
  });
  it('is measured time over expected time', () => {
    const expected = secondsFor(workOfRun(experiment, network, dense));
    expect(paceOf(recording(4), network)).toBeCloseTo(5 / expected, 12);
    expect(secondsFor(workOfRun(experiment, network, dense), paceOf(recording(4), network) ?? 0)).toBeCloseTo(5, 12);
  });
  it('holds a short run against its own steps', () => {
    const short = readLink(
      'v=3&training.steps=100&network.widths=none&pruning.rounds=1&chains=imp,fine-tuned&pruning.retrainSteps=10',
    ).experiment;
    const tuned = { ...recording(4), experiment: short };
    const [run] = tuned.runs;
    const own = { trial: 0, chain: 1, remaining: [dense, dense], prunedIn: [] };
    const pace = paceOf({ ...tuned, masks: [own], runs: [{ ...run, id: runOf(0, ticketOf(1), 1) }] }, network);
    expect(pace).toBeCloseTo(5 / secondsFor(workOfRun(short, network, dense, 10)), 12);
  });
  it('is not known before a run is over, from re-used runs, or from graphics', () => {
    expect(paceOf(recording(4, { runs: [] }), network)).toBeNull();
    expect(paceOf(recording(4, { engine: null }), network)).toBeNull();
    const [run] = recording(4).runs;
    expect(paceOf(recording(4, { runs: [{ ...run, reused: true }] }), network)).toBeNull();
  });
});

it('workers are as many as cores up to two, then one fewer, or as asked for', () => {
  expect([1, 2, 4, 8].map((cores) => workersOn(cores, 0))).toEqual([1, 2, 3, 7]);
  expect(workersOn(8, 3)).toBe(3);
});
