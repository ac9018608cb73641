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

/** Takes runs out, to be put back if that was in vain: what leaves in the same transaction makes no room as yet. */
async function takeOut(database: IDBPDatabase<Schema>, ids: readonly string[]): Promise<PackedRun[]> {
  const transaction = database.transaction(['summaries', 'recordings'], 'readwrite');
  const [summaries, recordings] = [transaction.objectStore('summaries'), transaction.objectStore('recordings')];
  const taken: PackedRun[] = [];
  for (const id of ids) {
    const [summary, packed] = await Promise.all([summaries.get(id), recordings.get(id)]);
    if (summary && packed) taken.push({ summary, packed });
    await Promise.all([summaries.delete(id), recordings.delete(id)]);
  }
  await transaction.done;
  return taken;
}

/** Has the browser room for anything at all? It may have none for what it took before: a disk that filled up. */
async function takesAnything(database: IDBPDatabase<Schema>): Promise<true> {
  const transaction = database.transaction('recordings', 'readwrite');
  await Promise.all([transaction.store.put(new Uint8Array(), ''), transaction.store.delete(''), transaction.done]);
  return true;
}

const orFull = (error: unknown): null => {
  if (!isFull(error)) throw error;
  return null;
};

const bytesOf = (runs: readonly { readonly bytes: number }[]): number => runs.reduce((sum, run) => sum + run.bytes, 0);

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
  /** null: the browser has no room for it */
  const tryPut = (coming: readonly PackedRun[], protect?: ReadonlySet<string>): Promise<string[] | null> =>
    use((database) => putInto(database, coming, quota, protect)).catch(orFull);

  return {
    list: async () => (await list()).toSorted(byAge),
    getRecording: (id) => use((database) => database.get('recordings', id)),
    async put(coming, protect) {
      const left = await tryPut(coming, protect);
      if (left) return left;
      // the browser gives less than our quota: as much leaves as comes
      const summaries = coming.map(({ summary }) => summary);
      const kept = await list();
      const replaced = kept.filter(({ id }) => summaries.some((summary) => summary.id === id)).map(({ id }) => id);
      const leave = leaving(kept, summaries, bytesOf(kept), protect);
      const bytes = bytesOf(summaries);
      if (!(await use(takesAnything).catch(orFull))) throw new NoRoom(bytes);
      const taken = await use((database) => takeOut(database, [...leave, ...replaced]));
      if (await tryPut(coming, protect)) return leave;
      await tryPut(taken);
      throw new NoRoom(bytes);
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
