import { beforeEach, expect, it } from 'vitest';
import type { DataFiles } from '../tasks/task';
import { browserStorage, type NotKept } from './browser-storage';
import { describeStorage } from './contract';
import { memoryStorage } from './memory';
import type { StoredRun } from './storage';

let notKept: NotKept[];
beforeEach(() => void (notKept = []));
const note = (why: NotKept): void => void notKept.push(why);

const run = (fill: number): StoredRun => ({
  status: 'finished',
  points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
  trainingSeconds: 1,
  weights: [new Float32Array(4).fill(fill)],
});
const refuse = (name: string) => (): Promise<never> => Promise.reject(new DOMException('no', name));

describeStorage('browser, with room for all', (quota) => browserStorage(async () => memoryStorage(quota), note));

it('where the browser lets a page store nothing, all is there until the page is closed', async () => {
  const storage = await browserStorage(refuse('SecurityError'), note);
  expect(await storage.getRun('a')).toBeUndefined();
  expect(notKept).toEqual([]);
  await storage.putRun('a', run(1));
  await storage.putFiles('mnist', { labels: Uint8Array.of(1) });
  expect([await storage.getRun('a'), await storage.getFiles('mnist')]).toEqual([run(1), { labels: Uint8Array.of(1) }]);
  expect(notKept).toEqual(['forbidden', 'forbidden']);
  await storage.deleteRuns(['a']);
  expect(await storage.getRun('a')).toBeUndefined();
});

it('another version of the storage in another tab is not called a refusal', async () => {
  for (const error of [
    new Error('Another tab keeps an older version of the storage open.'),
    new DOMException('newer', 'VersionError'),
  ]) {
    const storage = await browserStorage(() => Promise.reject(error), note);
    await storage.putRun('a', run(1));
  }
  expect(notKept).toEqual(['failed', 'failed']);
});

it.each([
  ['QuotaExceededError', 'no-room'],
  ['UnknownError', 'failed'],
] as const)('what a browser does not take (%s) stays in memory', async (name, why) => {
  const browser = memoryStorage();
  const storage = await browserStorage(
    async () => ({ ...browser, putRun: refuse(name), putFiles: refuse(name), putCheckpoint: refuse(name) }),
    note,
  );
  await browser.putRun('old', run(0));
  await storage.putRun('a', run(1));
  await storage.putFiles('mnist', { labels: Uint8Array.of(2) });
  expect([await storage.getRun('old'), await storage.getRun('a')]).toEqual([run(0), run(1)]);
  expect(await storage.getFiles('mnist')).toEqual({ labels: Uint8Array.of(2) });
  expect(notKept).toEqual([why, why]);
});

it('the newest data files win, wherever they are', async () => {
  const browser = memoryStorage();
  let isFull = true;
  const putFiles = (set: string, files: DataFiles) =>
    isFull ? refuse('QuotaExceededError')() : browser.putFiles(set, files);
  await browser.putFiles('mnist', { labels: Uint8Array.of(1) });
  const storage = await browserStorage(async () => ({ ...browser, putFiles }), note);
  await storage.putFiles('mnist', { labels: Uint8Array.of(2) });
  expect(await storage.getFiles('mnist')).toEqual({ labels: Uint8Array.of(2) });
  isFull = false;
  await storage.putFiles('mnist', { labels: Uint8Array.of(3) });
  expect(await storage.getFiles('mnist')).toEqual({ labels: Uint8Array.of(3) });
});

it('a storage that does not answer holds nothing', async () => {
  const storage = await browserStorage(
    async () => ({ ...memoryStorage(), getRun: refuse('UnknownError'), getFiles: refuse('UnknownError') }),
    note,
  );
  expect([await storage.getRun('a'), await storage.getFiles('mnist')]).toEqual([undefined, undefined]);
});
