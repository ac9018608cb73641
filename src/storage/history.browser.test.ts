import { deleteDB } from 'idb';
import { expect, it, vi } from 'vitest';
import { NoRoom } from './history';
import { describeHistory, packedRun } from './history-contract';
import { indexedDbHistory } from './history-indexed-db';

let databases = 0;
const fresh = async (quota: number) => {
  databases += 1;
  const name = `ticket-lab-history-test-${databases}`;
  await deleteDB(name);
  return indexedDbHistory(quota, name);
};

describeHistory('IndexedDB', fresh);

const full = (): never => {
  throw new DOMException('full', 'QuotaExceededError');
};

it('makes room when the browser has less of it than our quota', async () => {
  const storage = await fresh(1e6);
  await storage.put([1, 2, 3, 4].map((when) => packedRun(`r${when}`, when)));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(full);
  expect(await storage.put([packedRun('r5', 5)], new Set(['r1']))).toEqual(['r2', 'r3', 'r4']);
  put.mockRestore();
  expect((await storage.list()).map(({ id }) => id)).toEqual(['r5', 'r1']);
});

it('loses nothing when the browser has no room at all', async () => {
  const storage = await fresh(1e6);
  await storage.put([packedRun('a', 1), packedRun('b', 2)]);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
  await expect(storage.put([packedRun('c', 3)])).rejects.toThrow(NoRoom);
  put.mockRestore();
  expect((await storage.list()).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(await storage.getRecording('a')).toEqual(packedRun('a', 1).packed);
});
