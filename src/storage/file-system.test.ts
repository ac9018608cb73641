import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, expect, it } from 'vitest';
import { describeStorage } from './contract';
import type { Checkpoint } from '../tasks/training';
import { fileSystemStorage, writeFileWhole, type StateTrouble } from './file-system';
import { stateFile } from './state-file';
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
  points: {
    step: [5],
    'validation.loss': [null],
    'validation.accuracy': [0.1],
    'test.accuracy': [null],
    'train.accuracy': [null],
  },
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
  writeFileSync(join(folder, 'runs', 'notes.txt'), 'not ours');
  utimesSync(join(folder, 'runs', 'notes.txt'), new Date(2020, 1), new Date(2020, 1));
  const left = join(folder, 'runs', 'b.bin.1-1.part');
  writeFileSync(left, 'half');
  const old = new Date(2020, 1);
  utimesSync(left, old, old);
  await fileSystemStorage(folder);
  expect(readdirSync(join(folder, 'runs'))).toEqual(['a.bin', 'notes.txt']);
});

const checkpoint: Checkpoint = {
  step: 3,
  trainer: { steps: 3, arrays: [new Uint8Array(4)] },
  best: null,
  points: [],
  trainingSeconds: 0.5,
  evaluation: { seconds: 0.25, examples: 7 },
};

it('notices a flipped bit in every byte, every length and every other name, and says which file', async () => {
  const folder = fresh();
  const told: StateTrouble[] = [];
  const storage = await fileSystemStorage(folder, undefined, (trouble) => told.push(trouble));
  const small: StoredRun = { ...run(1), weights: [new Float32Array([1, 2])] };
  await storage.putRun('a', small);
  await storage.putRun('b', { ...small, weights: [new Float32Array([1, 3])] });
  await storage.putCheckpoint('c', checkpoint);
  const path = join(folder, 'runs', 'a.bin');
  const sound = readFileSync(path);
  for (let at = 0; at < sound.length; at += 1) {
    const flipped = Buffer.from(sound);
    flipped[at] ^= 1 << (at & 7);
    writeFileSync(path, flipped);
    if ((await storage.getRun('a')) !== undefined) throw new Error(`Byte ${at} was not missed.`);
  }
  for (let length = 0; length < sound.length; length += 1) {
    writeFileSync(path, sound.subarray(0, length));
    if ((await storage.getRun('a')) !== undefined) throw new Error(`Length ${length} was not missed.`);
  }
  copyFileSync(join(folder, 'runs', 'b.bin'), path);
  expect(await storage.getRun('a')).toBeUndefined();
  copyFileSync(join(folder, 'runs', 'c-checkpoint-2.bin'), join(folder, 'runs', 'd-checkpoint-2.bin'));
  expect(await storage.getCheckpoint('d')).toBeUndefined();
  expect(told).toHaveLength(sound.length * 2 + 2);
  expect(new Set(told.map(({ kind, name }) => `${kind} ${name}`))).toEqual(
    new Set(['damaged runs/a.bin', 'damaged runs/d-checkpoint-2.bin']),
  );
  writeFileSync(path, sound);
  expect(await storage.getRun('a')).toEqual(small);
});

it('reads runs of versions that wrote no checksum if they hold together, and says so; their checkpoints begin again', async () => {
  const folder = fresh();
  const told: StateTrouble[] = [];
  const storage = await fileSystemStorage(folder, undefined, (trouble) => told.push(trouble));
  const before = (name: string, value: unknown): void => writeFileSync(join(folder, 'runs', name), serialize(value));
  before('a.bin', run(1));
  before('b.bin', { ...run(1), points: { ...run(1).points, 'validation.accuracy': [4.88] } });
  before('c.bin', { weights: 7 });
  before('d-checkpoint-2.bin', checkpoint);
  mkdirSync(join(folder, 'runs', 'e.bin'));
  expect(await storage.getRun('a')).toEqual(run(1));
  for (const key of ['b', 'c', 'e', 'never']) expect(await storage.getRun(key)).toBeUndefined();
  expect(await storage.getCheckpoint('d')).toBeUndefined();
  expect(told).toEqual([
    { kind: 'unsummed', name: 'runs/a.bin' },
    { kind: 'damaged', name: 'runs/b.bin' },
    { kind: 'damaged', name: 'runs/c.bin' },
    { kind: 'unreadable', name: 'runs/e.bin' },
    { kind: 'unsummed', name: 'runs/d-checkpoint-2.bin' },
  ]);
});

it('refuses keys that would leave the folder', async () => {
  const storage = await fileSystemStorage(fresh());
  await expect(storage.putRun('../a', run(1))).rejects.toThrow('"../a"');
});

it('reads runs of version 1 with the columns of this one', async () => {
  const folder = fresh();
  const { points: _, ...rest } = run(1);
  const points = {
    step: [5],
    validationLoss: [NaN],
    validationAccuracy: [0.1],
    testAccuracy: [null],
    trainAccuracy: [null],
  };
  const storage = await fileSystemStorage(folder);
  await writeFileWhole(join(folder, 'runs', 'a.bin'), stateFile('runs/a.bin', { ...rest, points }));
  expect(await storage.getRun('a')).toEqual(run(1));
});
