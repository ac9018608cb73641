/** How many networks paths hold while they wait for a trainer. */
import { expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { networkOn } from '../experiment/network';
import type { Compute } from './compute';
import { createPathMeasuring } from './measure-paths';
import { planOf } from './plan';
import { createPlaces } from './places';
import { PoolClosed } from './pool/job';

const settle = () => new Promise((resolve) => setTimeout(resolve));

it('places are freed once, to whoever has waited longest', async () => {
  const places = createPlaces(2);
  const [first] = [await places.take(), await places.take()];
  const told: string[] = [];
  const third = places.take().then((free) => (told.push('third'), free));
  const fourth = places.take().then(() => told.push('fourth'));
  await settle();
  expect(told).toEqual([]);
  first();
  first();
  (await third)();
  await fourth;
  expect(told).toEqual(['third', 'fourth']);
});

/** Paths of an architecture, each with what lets a trainer be done with it. */
async function measuring(architecture: string) {
  const link = `v=1&data.set=cifar-10&network.architecture=${architecture}&pruning.rounds=4&connectivity.levels=all&chance.trials=1`;
  const { experiment } = readLink(link);
  const plan = planOf(experiment, networkOn(experiment, null), { filesHash: null, version: 'simd-2' });
  const trial = plan.trial(0);
  const waiting: ((result: object | Error) => void)[] = [];
  const counted = { trained: 0, loaded: 0, told: 0 };
  const compute: Compute = async ({ prepare }) => {
    await prepare();
    return new Promise((resolve, reject) =>
      waiting.push((result) => {
        if (result instanceof Error) reject(result);
        else resolve({ status: 'finished', points: { step: [] }, weights: [], trainingSeconds: 0, ...result });
      }),
    );
  };
  const done = createPathMeasuring({
    plan,
    compute,
    trains: false,
    trained: async () => (counted.trained += 1) > 0,
    weights: async () => ((counted.loaded += 1), []),
    start: async () => () => ({ weights: [], masks: [] }),
    spared: () => undefined,
    advanced: () => undefined,
    emit: () => void (counted.told += 1),
  })(trial);
  await settle();
  return { paths: trial.paths.length, counted, waiting, done };
}

it('all copies are trained at once, but of large networks few are held until these are measured', async () => {
  const { paths, counted, waiting, done } = await measuring('vgg-19');
  expect(paths).toBe(12); // ticket and two controls in four rounds
  for (let measured = 1; measured <= paths; measured += 1) {
    expect(counted).toMatchObject({ trained: 2 * paths, loaded: 2 * measured });
    waiting[measured - 1]?.(measured === 2 ? new PoolClosed() : { columns: { alpha: [] } });
    await settle();
  }
  await done;
  expect(counted.told).toBe(paths - 1);
});

it('of small ones all', async () => {
  const { paths, counted, waiting, done } = await measuring('resnet-20');
  expect(counted).toMatchObject({ loaded: 2 * paths });
  for (const finish of waiting) finish({ columns: { alpha: [] } });
  await done;
});
