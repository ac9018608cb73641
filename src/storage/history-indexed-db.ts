import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PackedRun } from '../recording/history-file';
import { listedRun, type ListedRun, type RunSummary } from '../recording/summary';
import { byAge, HISTORY_QUOTA, leaving, NoRoom, type HistoryStorage } from './history';

interface Schema extends DBSchema {
  summaries: { key: string; value: RunSummary };
  /** packed text, apart from what a list reads */
  recordings: { key: string; value: Uint8Array<ArrayBuffer> };
}

const open = (name: string): Promise<IDBPDatabase<Schema>> =>
  new Promise((resolve, reject) => {
    openDB<Schema>(name, 1, {
      upgrade(created) {
        created.createObjectStore('summaries', { keyPath: 'id' });
        created.createObjectStore('recordings');
      },
      blocked: () => reject(new Error('Another tab keeps an older version of the runs open.')),
      // another tab has a newer version of the app: let it upgrade
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    }).then(resolve, reject);
  });

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** Runs in the browser, shared by its tabs. @throws where IndexedDB is not available (some private windows) */
export async function indexedDbHistory(quota = HISTORY_QUOTA, name = 'ticket-lab-history'): Promise<HistoryStorage> {
  const database = await open(name);
  const listed = (stored: readonly unknown[]): ListedRun[] => stored.map((one) => listedRun(one));

  /** One transaction: what must leave, and what comes, or nothing. */
  const tryPut = async (coming: readonly PackedRun[], limit: number, protect?: ReadonlySet<string>): Promise<string[]> => {
    const transaction = database.transaction(['summaries', 'recordings'], 'readwrite');
    const [summaries, recordings] = [transaction.objectStore('summaries'), transaction.objectStore('recordings')];
    const work: Promise<unknown>[] = [];
    try {
      const left = leaving(listed(await summaries.getAll()), coming.map(({ summary }) => summary), limit, protect);
      for (const id of left) work.push(summaries.delete(id), recordings.delete(id));
      for (const { summary, packed } of coming) {
        work.push(summaries.put(summary));
        work.push(recordings.put(packed, summary.id));
      }
      await Promise.all([...work, transaction.done]);
      return left;
    } catch (error) {
      // the first error is the one to tell
      for (const one of [...work, transaction.done]) one.catch(() => undefined);
      try {
        transaction.abort();
      } catch {
        // it has been already
      }
      throw error;
    }
  };

  return {
    list: async () => listed(await database.getAll('summaries')).toSorted(byAge),
    getRecording: (id) => database.get('recordings', id),
    async put(coming, protect) {
      try {
        return await tryPut(coming, quota, protect);
      } catch (error) {
        if (!isFull(error)) throw error;
      }
      // the browser gives less than our quota: half of what is kept may leave, once
      const kept = listed(await database.getAll('summaries')).reduce((sum, run) => sum + run.bytes, 0);
      const bytes = coming.reduce((sum, { summary }) => sum + summary.bytes, 0);
      try {
        return await tryPut(coming, Math.max(kept / 2, bytes), protect);
      } catch (error) {
        throw isFull(error) ? new NoRoom(bytes) : error;
      }
    },
    async label(id, { name: called, note }) {
      const transaction = database.transaction('summaries', 'readwrite');
      const run = await transaction.store.get(id);
      if (run) await transaction.store.put({ ...run, name: called, note });
      await transaction.done;
    },
    async remove(ids) {
      const transaction = database.transaction(['summaries', 'recordings'], 'readwrite');
      await Promise.all([
        ...ids.flatMap((id) => [
          transaction.objectStore('summaries').delete(id),
          transaction.objectStore('recordings').delete(id),
        ]),
        transaction.done,
      ]);
    },
  };
}
