import { deleteDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { NoRoom, type HistoryStorage } from './history';
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

const SIZE = 1_000;
/** As Chromium counts, recordings only: what a transaction deletes or replaces is room for the next one. */
function browserGives(room: number): void {
  const store = IDBObjectStore.prototype;
  const [put, remove] = [store.put, store.delete];
  const whenDone = ({ transaction }: IDBObjectStore, event: 'complete' | 'abort', bytes: number): void =>
    transaction.addEventListener(event, () => void (room += bytes));
  vi.spyOn(store, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (value instanceof Uint8Array && key !== undefined) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      room -= value.length;
      whenDone(this, 'abort', value.length);
      this.count(key).addEventListener('success', ({ target }) => {
        if (target instanceof IDBRequest && target.result === 1) whenDone(this, 'complete', SIZE);
      });
    }
    return put.call(this, value, key);
  });
  vi.spyOn(store, 'delete').mockImplementation(function (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
    if (this.name === 'recordings' && key !== '') whenDone(this, 'complete', SIZE);
    return remove.call(this, key);
  });
}
afterEach(() => {
  vi.restoreAllMocks();
});

const keepFour = async (): Promise<HistoryStorage> => {
  const storage = await fresh(1e6);
  await storage.put([1, 2, 3, 4].map((when) => packedRun(`r${when}`, when)));
  return storage;
};
const ids = async (storage: HistoryStorage) => (await storage.list()).map(({ id }) => id);

it('makes room when the browser has less of it than our quota: as much as comes, the oldest first', async () => {
  const storage = await keepFour();
  browserGives(SIZE / 2);
  expect(await storage.put([packedRun('r5', 5)], new Set(['r1']))).toEqual(['r2']);
  expect(await ids(storage)).toEqual(['r5', 'r4', 'r3', 'r1']);
  expect(await storage.getRecording('r5')).toEqual(packedRun('r5', 5).packed);
});

it('a run that grows takes the room it had, and no other leaves', async () => {
  const storage = await keepFour();
  browserGives(SIZE / 2);
  expect(await storage.put([packedRun('r4', 5)])).toEqual([]);
  expect(await storage.getRecording('r4')).toEqual(packedRun('r4', 5).packed);
  expect(await ids(storage)).toEqual(['r4', 'r3', 'r2', 'r1']);
});

it('loses nothing when the browser has no room for it after all', async () => {
  const storage = await keepFour();
  browserGives(-SIZE); // others have taken it: what leaves is not enough
  await expect(storage.put([packedRun('r5', 5)])).rejects.toThrow(NoRoom);
  vi.restoreAllMocks();
  browserGives(SIZE / 2);
  await expect(storage.put([packedRun('r5', 5)], new Set(['r1', 'r2', 'r3', 'r4']))).rejects.toThrow(NoRoom);
  expect(await ids(storage)).toEqual(['r4', 'r3', 'r2', 'r1']);
  expect(await storage.getRecording('r1')).toEqual(packedRun('r1', 1).packed);
});
