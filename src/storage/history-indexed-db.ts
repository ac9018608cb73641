import type { DBSchema, IDBPDatabase } from 'idb';
import type { PackedRun } from '../formats/history-file';
import { listedRun, type ListedRun, type RunSummary } from '../formats/summary';
import { connect, isFull } from './connection';
import { byAge, HISTORY_QUOTA, leaving, NoRoom, type HistoryStorage } from './history';

interface Schema extends DBSchema {
  summaries: { key: string; value: RunSummary };
  /** packed text, apart from what a list reads */
  recordings: { key: string; value: Uint8Array<ArrayBuffer> };
}

/** One transaction: what must leave, and what comes, or nothing. */
async function putInto(
  database: IDBPDatabase<Schema>,
  coming: readonly PackedRun[],
  limit: number,
  protect?: ReadonlySet<string>,
): Promise<string[]> {
  const transaction = database.transaction(['summaries', 'recordings'], 'readwrite');
  const [summaries, recordings] = [transaction.objectStore('summaries'), transaction.objectStore('recordings')];
  const work: Promise<unknown>[] = [];
  try {
    const left = leaving(
      (await summaries.getAll()).map(listedRun),
      coming.map(({ summary }) => summary),
      limit,
      protect,
    );
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
}

/**
 * Runs in the browser, shared by its tabs.
 * @param lost the browser has taken away what was kept
 * @throws where IndexedDB is not available (some private windows, site data blocked)
 */
export async function indexedDbHistory(
  quota = HISTORY_QUOTA,
  name = 'ticket-lab-history',
  lost?: () => void,
): Promise<HistoryStorage> {
  const { use } = await connect<Schema>({
    name,
    version: 1,
    upgrade(created) {
      created.createObjectStore('summaries', { keyPath: 'id' });
      created.createObjectStore('recordings');
    },
    lost,
  });
  const list = (): Promise<ListedRun[]> => use(async (database) => (await database.getAll('summaries')).map(listedRun));
  const tryPut = (coming: readonly PackedRun[], limit: number, protect?: ReadonlySet<string>): Promise<string[]> =>
    use((database) => putInto(database, coming, limit, protect));

  return {
    list: async () => (await list()).toSorted(byAge),
    getRecording: (id) => use((database) => database.get('recordings', id)),
    async put(coming, protect) {
      try {
        return await tryPut(coming, quota, protect);
      } catch (error) {
        if (!isFull(error)) throw error;
      }
      // the browser gives less than our quota: half of what is kept may leave, once
      const kept = (await list()).reduce((sum, run) => sum + run.bytes, 0);
      const bytes = coming.reduce((sum, { summary }) => sum + summary.bytes, 0);
      try {
        return await tryPut(coming, Math.max(kept / 2, bytes), protect);
      } catch (error) {
        throw isFull(error) ? new NoRoom(bytes) : error;
      }
    },
    label: (id, { name: called, note }) =>
      use(async (database) => {
        const transaction = database.transaction('summaries', 'readwrite');
        const run = await transaction.store.get(id);
        await Promise.all([run && transaction.store.put({ ...run, name: called, note }), transaction.done]);
      }),
    remove: (ids) =>
      use(async (database) => {
        const transaction = database.transaction(['summaries', 'recordings'], 'readwrite');
        await Promise.all([
          ...ids.flatMap((id) => [
            transaction.objectStore('summaries').delete(id),
            transaction.objectStore('recordings').delete(id),
          ]),
          transaction.done,
        ]);
      }),
  };
}
