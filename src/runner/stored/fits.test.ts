import { expect, it } from 'vitest';
import { buildNetwork } from '../../models';
import { sizeOf } from '../../lottery/parameters';
import type { StoredRun } from '../../storage/storage';
import { smallExperiment, testLab, outcome, reference } from '../fixture';
import { fits } from './fits';
import { memoryStorage } from '../../storage/memory';

const experiment = smallExperiment();
const network = buildNetwork(experiment.network, [2], 2);
const weights = network.parameters.map(({ shape }) => new Float32Array(sizeOf(shape)));
const run: StoredRun = {
  status: 'finished',
  points: {
    step: [10, 40],
    'validation.loss': [1, 1],
    'validation.accuracy': [0.5, 0.5],
    'test.accuracy': [null, 0.5],
    'train.accuracy': [null, 0.5],
  },
  trainingSeconds: 1,
  weights,
};
const upTo = (step: number): StoredRun => ({ ...run, points: { ...run.points, step: [5, step] } });

it('knows a run of the network by its weights and its last step', () => {
  const judged = [
    run,
    { ...upTo(30), status: 'diverged' } as const,
    upTo(30),
    upTo(50),
    { ...run, weights: weights.slice(1) },
    { ...run, weights: weights.toReversed() },
  ];
  expect(judged.map((stored) => fits(stored, network, experiment.training.steps))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('knows a run without steps by the one point where it starts', () => {
  const [untrained, nothing] = [[0], []].map((step) => ({ ...run, points: { ...run.points, step } }));
  expect([untrained, nothing, run].map((stored) => fits(stored, network, 0))).toEqual([true, false, false]);
});

it('what does not fit is trained again, and the results are right', async () => {
  const storage = memoryStorage();
  const lab = testLab({
    storage: { ...storage, getRun: async (recipe) => (await storage.getRun(recipe)) ?? { ...run, weights: [] } },
  });
  await lab.lab.start(experiment);
  lab.lab.close();
  expect(outcome(lab.recording(experiment))).toEqual(await reference());
});
