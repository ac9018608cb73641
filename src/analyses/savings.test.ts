import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { describeNetwork } from '../models/network';
import { emptyRecording, type MaskRecord, type Recording, type RunRecord } from '../recording/recording';
import { bytesStored, savingsOf } from './savings';
import { ticketKey } from '../lottery/run-key';

// 784·300 + 300·100 + 100·10 weights, 410 biases
const network = describeNetwork([784], 10, [
  { kind: 'dense', units: 300 },
  { kind: 'relu' },
  { kind: 'dense', units: 100 },
  { kind: 'relu' },
  { kind: 'dense', units: 10 },
]);
const dense = [235_200, 300, 30_000, 100, 1_000, 10];
const sparse = [20_000, 300, 2_500, 100, 500, 10];
const mask = (trial: number, ...rounds: number[][]): MaskRecord => ({
  trial,
  chain: 0,
  remaining: [dense, ...rounds],
  prunedIn: [],
});
const run = (trial: number, round: number, seconds: number, evaluation?: RunRecord['evaluation']): RunRecord => ({
  id: ticketKey(trial, round),
  status: 'finished',
  points: {
    step: [500, 1000],
    'validation.loss': [1, 1],
    'validation.accuracy': [1, 1],
    'test.accuracy': [1, 1],
    'train.accuracy': [1, 1],
  },
  trainingSeconds: seconds,
  evaluation,
  reused: false,
});
const recording: Recording = {
  ...emptyRecording(defaultExperiment),
  masks: [mask(0, sparse, sparse), mask(1, sparse)],
  runs: [
    run(0, 0, 3, { seconds: 0.5, examples: 5_000 }),
    run(1, 0, 1, { seconds: 0.3, examples: 3_000 }),
    run(0, 1, 0.5, { seconds: 0.1, examples: 10_000 }),
    { ...run(1, 1, 9), status: 'running' },
  ],
};

describe('what a ticket saves', () => {
  it('has no time of an example where networks act: only episodes are counted, and a bad policy has short ones', () => {
    const acting = { ...defaultExperiment, data: { ...defaultExperiment.data, set: 'cartpole' } };
    const [{ full, ticket }] = savingsOf({ ...recording, experiment: acting }, network);
    expect([full.secondsPerExample, ticket.secondsPerExample]).toEqual([null, null]);
    expect(full.secondsPerStep).toBeGreaterThan(0);
  });

  const [first, second] = savingsOf(recording, network);

  it('is counted from layers and masks', () => {
    expect(first).toMatchObject({ round: 1, trials: 2 });
    expect(first.full).toMatchObject({ weights: 266_200, multiplyAdds: 266_200, bytes: 4 * 266_610 });
    expect(first.ticket).toMatchObject({ weights: 23_000, multiplyAdds: 23_000 });
    // 8 bytes a survivor and the list starts; half of the output layer left is cheaper whole
    const bytes = 20_000 * 8 + 301 * 4 + 2_500 * 8 + 101 * 4 + 1_000 * 4 + 410 * 4;
    expect(first.ticket.bytes).toBe(bytes);
    expect(first.compression).toBeCloseTo((4 * 266_610) / bytes, 10);
  });

  it('is measured over the finished trials', () => {
    expect(first.full.secondsPerStep).toBeCloseTo(4 / 2000, 10);
    expect(first.full.secondsPerExample).toBeCloseTo(0.8 / 8000, 10);
    expect(first.ticket.secondsPerStep).toBeCloseTo(0.5 / 1000, 10);
    expect(first.ticket.secondsPerExample).toBeCloseTo(0.1 / 10_000, 10);
  });

  it('is nothing but weights that are trained where pruned places hold frozen ones', () => {
    const frozen = { ...defaultExperiment, pruning: { ...defaultExperiment.pruning, rest: 'frozen' } };
    const [{ full, ticket, compression }] = savingsOf({ ...recording, experiment: frozen }, network);
    expect([ticket.bytes, ticket.multiplyAdds, compression]).toEqual([full.bytes, full.multiplyAdds, 1]);
    expect(ticket.weights).toBe(23_000);
  });

  it('takes only the trials that have got this far, and says when nothing was measured', () => {
    expect(second).toMatchObject({ round: 2, trials: 1 });
    expect(second.full.secondsPerStep).toBeCloseTo(3 / 1000, 10);
    expect(second.ticket).toMatchObject({ weights: 23_000, secondsPerStep: null, secondsPerExample: null });
    const before = savingsOf({ ...recording, runs: [run(0, 0, 1)] }, network)[0];
    expect(before.full.secondsPerExample).toBeNull();
  });

  it('is nothing before the first pruning', () => {
    expect(savingsOf(emptyRecording(defaultExperiment), network)).toEqual([]);
  });
});

it('what is never pruned is stored whole', () => {
  const [kernel, bias] = network.parameters;
  expect(bytesStored(bias, 300)).toBe(1_200);
  expect(bytesStored(kernel, 0)).toBe(301 * 4);
  expect(bytesStored({ ...kernel, prunable: false }, 10)).toBe(4 * 235_200);
});
