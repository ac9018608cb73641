import { beforeAll, expect, test } from 'vitest';
import { chainsOf, standsAlone } from '../experiment/chains';
import { readLink } from '../experiment/link';
import { controls } from '../lottery/controls';
import { needsOf } from '../lottery/evaluate';
import { methods } from '../lottery/methods';
import { rests } from '../lottery/rests';
import type { Recording } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import { createDataLoader } from './data';
import { smallExperiment, testLab } from './fixture';
import { localTrainer } from './ports/fixture';
import { recordedPlan } from './plan';
import { trainAlone } from './train-alone';
import { armOf, fullKey, runOf, ticket, ticketOf, controlOf } from '../lottery/run-key';

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
  return { storage, masks, options, recipe, version: engine?.version ?? '', trainers: () => trainers };
};

test('single runs come out as in the whole experiment, to the bit', async () => {
  const { storage, masks, options, recipe, version } = setUp();
  await trainAlone(experiment, version, ids, masks, options);
  for (const id of ids) {
    const [alone, among] = [await storage.getRun(recipe(id)), await whole.getRun(recipe(id))];
    expect(alone?.weights).toEqual(among?.weights);
    expect(alone?.points).toEqual(among?.points);
  }
  // nothing else was trained
  expect(await storage.getRun(recipe(runOf(1, ticket, 1)))).toBeUndefined();
});

test('another engine says so, and trains nothing', async () => {
  const { storage, masks, options, recipe } = setUp();
  await expect(trainAlone(experiment, 'simd-0', ids, masks, options)).rejects.toThrow(
    'The recorded run is of engine simd-0, this app has simd-',
  );
  expect(await storage.getRun(recipe(ids[0]))).toBeUndefined();
});

test('runs that start from what others have learned are not trained alone', async () => {
  const { storage, masks, options, version } = setUp();
  const tuned = smallExperiment('&compare.arms=fine-tuned');
  const key = runOf(1, ticketOf(1), 2);
  await expect(trainAlone(tuned, version, [key], masks, { ...options, storage })).rejects.toThrow(
    'Runs that start from the weights of others are not trained alone.',
  );
});

test('a chain before training stands alone by its own masks, with its controls; so does every run that says it does', async () => {
  const { storage, options, version } = setUp();
  const before = smallExperiment('&compare.chains=imp,magnitude-at-init*random-mask');
  const all = memoryStorage();
  const { lab, recording } = testLab({ storage: all });
  await lab.start(before);
  lab.close();
  const { masks } = recording(before);
  const plan = recordedPlan(recording(before));
  const keys = [ticketOf(1), controlOf(1, 'random-mask')].map((arm) => runOf(0, arm, 3));
  await trainAlone(before, version, keys, masks, { ...options, storage });
  for (const key of keys) {
    const { recipe } = plan.find(key);
    expect((await storage.getRun(recipe))?.weights).toEqual((await all.getRun(recipe))?.weights);
  }
});

test('what stands alone needs no trained weights once the masks of its chain are known, and nothing else does', () => {
  for (const { id, settings } of methods.all) {
    for (const rest of settings.includes('rest') ? rests.ids : ['zero']) {
      const chain = [id, ...controls.ids].join('*');
      const set = `&v=3&chains=imp,${chain}&chain.1.pruning.rest=${rest}`.replace(/&chain\.1\.pruning\.rest=zero/, '');
      const { experiment: asked } = readLink(set);
      const at = chainsOf(asked).length - 1;
      const plan = recordedPlan({ ...recorded, experiment: asked });
      const known = new Set(plan.trial(0).chains[at].map(({ masks }) => masks));
      for (const control of [null, ...chainsOf(asked)[at].controls]) {
        const place = { chain: at, control };
        const needs = needsOf(plan.graph, plan.find(runOf(0, armOf(place), 2)).recipe, (step) => known.has(step));
        expect([id, rest, control, standsAlone(asked, place)]).toEqual([id, rest, control, needs.size === 0]);
      }
    }
  }
});
