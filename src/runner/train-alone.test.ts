import { beforeAll, expect, test } from 'vitest';
import type { Recording } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import { createDataLoader } from './data';
import { smallExperiment, testLab } from './fixture';
import { localTrainer } from './ports/fixture';
import { recordedPlan } from './plan';
import { trainAlone } from './train-alone';
import { fullKey, runOf, ticket, ticketOf, controlOf } from '../lottery/run-key';

const experiment = smallExperiment();
const ids = [
  ...[ticket, controlOf(0, 'random-mask'), controlOf(0, 'reinitialized')].map((arm) => runOf(1, arm, 2)),
  fullKey(1),
];

/** All of it, trained once: each test reads it, into a storage of its own. */
const whole = memoryStorage();
let recorded: Recording;
beforeAll(async () => {
  const { lab, recording } = testLab({ storage: whole });
  await lab.start(experiment);
  lab.close();
  recorded = recording(experiment);
});

const setUp = () => {
  const { masks, engine } = recorded;
  const plan = recordedPlan(recorded);
  const prunedIn = masks.find(({ trial, chain }) => trial === 1 && chain === 0)?.prunedIn ?? [];
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
  const recipe = (id: (typeof ids)[number]) => plan.find(id).recipe;
  return { storage, prunedIn, options, recipe, version: engine?.version ?? '', trainers: () => trainers };
};

test('single runs come out as in the whole experiment, to the bit', async () => {
  const { storage, prunedIn, options, recipe, version } = setUp();
  await trainAlone(experiment, version, ids, prunedIn, options);
  for (const id of ids) {
    const [alone, among] = [await storage.getRun(recipe(id)), await whole.getRun(recipe(id))];
    expect(alone?.weights).toEqual(among?.weights);
    expect(alone?.points).toEqual(among?.points);
  }
  // nothing else was trained
  expect(await storage.getRun(recipe(runOf(1, ticket, 1)))).toBeUndefined();
});

test('another engine says so, and trains nothing', async () => {
  const { storage, prunedIn, options, recipe } = setUp();
  await expect(trainAlone(experiment, 'simd-0', ids, prunedIn, options)).rejects.toThrow(
    'The recorded run is of engine simd-0, this app has simd-',
  );
  expect(await storage.getRun(recipe(ids[0]))).toBeUndefined();
});

test('runs that start from what others have learned are not trained alone', async () => {
  const { storage, prunedIn, options, version } = setUp();
  const tuned = smallExperiment('&compare.arms=fine-tuned');
  const key = runOf(1, ticketOf(1), 2);
  await expect(trainAlone(tuned, version, [key], prunedIn, { ...options, storage })).rejects.toThrow(
    'Runs that start from the weights of others are not trained alone.',
  );
});
