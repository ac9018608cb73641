import { expect, test } from 'vitest';
import { memoryStorage } from '../storage/memory';
import { createDataLoader } from './data';
import { localTrainer, smallExperiment, testLab } from './fixture';
import { keyOf } from '../experiment/chains';
import { recordedPlan } from './plan';
import { trainAlone } from './train-alone';

const experiment = smallExperiment();
const ids = ['ticket', 'random-mask', 'reinitialized']
  .map((arm) => ({ trial: 1, round: 2, arm }))
  .concat({ trial: 1, round: 0, arm: 'full' });
const keys = ids.map((id) => keyOf(experiment, id));

const setUp = async () => {
  const whole = memoryStorage();
  const { lab, recording } = testLab({ storage: whole });
  await lab.start(experiment);
  lab.close();
  const recorded = recording(experiment);
  const { masks, engine } = recorded;
  const plan = recordedPlan(recorded);
  const prunedIn = masks.find(({ trial, chain }) => trial === 1 && chain === 'ticket')?.prunedIn ?? [];
  const storage = memoryStorage();
  let trainers = 0;
  const options = {
    storage,
    load: createDataLoader(() => Promise.reject(new Error('no files'))),
    workers: () => 2,
    graphics: async () => [],
    spawn: () => {
      trainers += 1;
      return localTrainer();
    },
  };
  const recipe = (id: (typeof ids)[number]) => plan.find(keyOf(experiment, id)).recipe;
  return { whole, storage, prunedIn, options, recipe, version: engine?.version ?? '', trainers: () => trainers };
};

test('single runs come out as in the whole experiment, to the bit', async () => {
  const { whole, storage, prunedIn, options, recipe, version } = await setUp();
  await trainAlone(experiment, version, keys, prunedIn, options);
  for (const id of ids) {
    const [alone, among] = [await storage.getRun(recipe(id)), await whole.getRun(recipe(id))];
    expect(alone?.weights).toEqual(among?.weights);
    expect(alone?.points).toEqual(among?.points);
  }
  // nothing else was trained
  expect(await storage.getRun(recipe({ trial: 1, round: 1, arm: 'ticket' }))).toBeUndefined();
});

test('another engine says so, and trains nothing', async () => {
  const { storage, prunedIn, options, recipe } = await setUp();
  await expect(trainAlone(experiment, 'simd-0', keys, prunedIn, options)).rejects.toThrow(
    'The recorded run is of engine simd-0, this app has simd-',
  );
  expect(await storage.getRun(recipe(ids[0]))).toBeUndefined();
});

test('runs that start from what others have learned are not trained alone', async () => {
  const { storage, prunedIn, options, version } = await setUp();
  const tuned = smallExperiment('&compare.arms=fine-tuned');
  const key = keyOf(tuned, { trial: 1, round: 2, arm: 'fine-tuned' });
  await expect(trainAlone(tuned, version, [key], prunedIn, { ...options, storage })).rejects.toThrow(
    'Runs that start from the weights of others are not trained alone.',
  );
});
