import { expect, it } from 'vitest';
import { smallFiles } from '../tasks/classification/files/files-fixture';
import { defaultExperiment } from '../experiment/schema';
import { createDataLoader } from './data';

it('takes new files of the same set', async () => {
  let side = 4;
  const load = createDataLoader(async () => smallFiles(side, 400, 100));
  const data = { ...defaultExperiment.data, set: 'idx', train: 100, validation: 100, test: 100 };
  const first = await load({ ...defaultExperiment, data });
  side = 5;
  const second = await load({ ...defaultExperiment, data });
  expect(second.splits.inputShape).toEqual([5, 5, 1]);
  expect(second.info.filesHash).not.toBe(first.info.filesHash);
  expect(second.key).not.toBe(first.key); // or the pool goes on with the examples its trainers hold
});

it('examples of files that a recording names are made once, and their files read once', async () => {
  let side = 4;
  let read = 0;
  const load = createDataLoader(async () => {
    read += 1;
    return smallFiles(side, 400, 100);
  });
  const data = { ...defaultExperiment.data, set: 'idx', train: 100, validation: 100, test: 100 };
  const trained = await load({ ...defaultExperiment, data });
  expect(await load({ ...defaultExperiment, data }, trained.info.filesHash)).toBe(trained);
  expect(read).toBe(1);
  expect(await load({ ...defaultExperiment, data })).toBe(trained); // the same files, looked at again
  expect(read).toBe(2);
  side = 5;
  await load({ ...defaultExperiment, data }); // other files were given
  await expect(load({ ...defaultExperiment, data }, trained.info.filesHash)).rejects.toThrow(
    'The files have changed since this experiment ran.',
  );
});
