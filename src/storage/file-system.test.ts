import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeStorage } from './contract';
import { fileSystemStorage } from './file-system';
import type { StoredRun } from './storage';

const folders: string[] = [];
const fresh = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'ticket-lab-')));
  return folders[folders.length - 1];
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

describeStorage('file system', (quota) => fileSystemStorage(fresh(), quota));

const run = (fill: number): StoredRun => ({
  status: 'diverged',
  points: { step: [5], validationLoss: [NaN], validationAccuracy: [0.1], testAccuracy: [null], trainAccuracy: [null] },
  trainingSeconds: 1,
  weights: [new Float32Array(1000).fill(fill)],
});

it('is still there for the next process, oldest use leaving first', async () => {
  const folder = fresh();
  const first = await fileSystemStorage(folder, 13_000);
  for (const key of ['a', 'b', 'c']) await first.putRun(key, run(1));
  const old = new Date(2020, 1);
  utimesSync(join(folder, 'runs', 'b.bin'), old, old);
  const second = await fileSystemStorage(folder, 13_000);
  expect(await second.getRun('c')).toEqual(run(1));
  await second.putRun('d', run(4));
  expect(await second.getRun('b')).toBeUndefined();
  expect(await second.getRun('a')).toEqual(run(1));
});

it('takes a damaged file for a missing one, and clears up what a killed process left', async () => {
  const folder = fresh();
  const storage = await fileSystemStorage(folder);
  await storage.putRun('a', run(1));
  truncateSync(join(folder, 'runs', 'a.bin'), 100);
  expect(await storage.getRun('a')).toBeUndefined();
  const left = join(folder, 'runs', 'b.bin.1-1.part');
  writeFileSync(left, 'half');
  const old = new Date(2020, 1);
  utimesSync(left, old, old);
  await fileSystemStorage(folder);
  expect(readdirSync(join(folder, 'runs'))).toEqual(['a.bin']);
});

it('refuses keys that would leave the folder', async () => {
  const storage = await fileSystemStorage(fresh());
  await expect(storage.putRun('../a', run(1))).rejects.toThrow('"../a"');
});
