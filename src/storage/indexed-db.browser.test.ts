import { deleteDB, openDB } from 'idb';
import { expect, it, vi } from 'vitest';
import { describeStorage } from './contract';
import { indexedDbStorage } from './indexed-db';

let databases = 0;
const fresh = async (quota: number) => {
  databases += 1;
  const name = `ticket-lab-test-${databases}`;
  await deleteDB(name);
  return indexedDbStorage(quota, name);
};

describeStorage('IndexedDB', fresh);

it('is still there when it is opened again', async () => {
  await deleteDB('ticket-lab-again');
  const first = await indexedDbStorage(1e6, 'ticket-lab-again');
  await first.putFiles('mnist', { labels: Uint8Array.of(7) });
  const second = await indexedDbStorage(1e6, 'ticket-lab-again');
  expect(await second.getFiles('mnist')).toEqual({ labels: Uint8Array.of(7) });
});

it('makes room when the browser has less of it than our quota', async () => {
  const storage = await fresh(1e6);
  const run = (fill: number) => ({
    status: 'finished' as const,
    points: {
      step: [1],
      'validation.loss': [1],
      'validation.accuracy': [0.5],
      'test.accuracy': [0.5],
      'train.accuracy': [0.5],
    },
    trainingSeconds: 1,
    weights: [new Float32Array(100).fill(fill)],
  });
  for (const key of ['a', 'b', 'c', 'd']) await storage.putRun(key, run(1));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await storage.putRun('e', run(5));
  put.mockRestore();
  const left = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => storage.getRun(key)));
  expect(left.map((kept) => kept?.weights[0][0])).toEqual([undefined, undefined, 1, 1, 5]);
});

it('is given up, not waited for, while another tab holds an older version', async () => {
  await deleteDB('ticket-lab-old');
  const old = await openDB('ticket-lab-old', 1);
  await expect(indexedDbStorage(1e6, 'ticket-lab-old')).rejects.toThrow('Another tab');
  old.close();
});

it('makes way for a newer version in another tab', async () => {
  await deleteDB('ticket-lab-new');
  const storage = await indexedDbStorage(1e6, 'ticket-lab-new');
  const newer = await openDB('ticket-lab-new', 99);
  await expect(storage.getRun('a')).rejects.toThrow('Another tab has a newer version');
  newer.close();
});
