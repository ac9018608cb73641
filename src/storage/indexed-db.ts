import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DataFiles } from '../datasets/dataset';
import { keptByUse } from './kept-by-use';
import { bytesOf, checkpointKey, keysOf, type EngineTiming, type Kept, type Storage } from './storage';

/** Most bytes of finished runs kept in the browser. */
const QUOTA = 600_000_000;

interface Schema extends DBSchema {
  /** runs and checkpoints */
  runs: { key: string; value: Kept };
  /** sizes and times of use apart from the runs, so that making room reads no weights */
  uses: { key: string; value: { recipe: string; bytes: number; used: number }; indexes: { used: number } };
  files: { key: string; value: DataFiles };
  timings: { key: string; value: readonly EngineTiming[] };
}

/** Rejects when another tab holds an older version open and does not let go of it. */
const open = (name: string): Promise<IDBPDatabase<Schema>> =>
  new Promise((resolve, reject) => {
    openDB<Schema>(name, 2, {
      upgrade(created, oldVersion) {
        if (oldVersion < 1) {
          created.createObjectStore('runs');
          created.createObjectStore('uses', { keyPath: 'recipe' }).createIndex('used', 'used');
          created.createObjectStore('files');
        }
        if (oldVersion < 2) created.createObjectStore('timings');
      },
      blocked: () => reject(new Error('Another tab keeps an older version of the storage open.')),
      // another tab has a newer version of the app: let it upgrade
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    }).then(resolve, reject);
  });

/** Storage in the browser. @throws where IndexedDB is not available (some private windows). */
export async function indexedDbStorage(quota = QUOTA, name = 'ticket-lab'): Promise<Storage> {
  const database = await open(name);
  const held = await database.getAllFromIndex('uses', 'used');
  const uses = keptByUse(quota, held.map(({ recipe, bytes }) => ({ key: recipe, bytes })));
  let clock = held.at(-1)?.used ?? 0;

  const remove = async (keys: readonly string[]): Promise<void> => {
    const transaction = database.transaction(['runs', 'uses'], 'readwrite');
    for (const key of keys) {
      uses.remove(key);
      await transaction.objectStore('uses').delete(key);
      await transaction.objectStore('runs').delete(key);
    }
    await transaction.done;
  };
  /** Notes the use of a key, and its new value if it has one: both or none. */
  const write = async (key: string, bytes: number, kept?: Kept): Promise<void> => {
    clock += 1;
    const transaction = database.transaction(['runs', 'uses'], 'readwrite');
    await Promise.all([
      kept && transaction.objectStore('runs').put(kept, key),
      transaction.objectStore('uses').put({ recipe: key, bytes, used: clock }),
      transaction.done,
    ]);
  };
  const get = async (key: string): Promise<Kept | undefined> => {
    const kept = await database.get('runs', key);
    if (!kept) return undefined;
    uses.touch(key);
    await write(key, bytesOf(kept));
    return kept;
  };
  const put = async (key: string, kept: Kept): Promise<void> => {
    const bytes = bytesOf(kept);
    await remove(uses.makeRoom(key, bytes));
    try {
      await write(key, bytes, kept);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      // the browser gives less than our quota: half of what is kept leaves, and once more
      await remove([key, ...uses.makeRoom(key, quota - uses.bytes() / 2)]);
      await write(key, bytes, kept);
    }
    uses.add(key, bytes);
  };

  return {
    async getRun(recipe) {
      const kept = await get(recipe);
      return kept && 'weights' in kept ? kept : undefined;
    },
    async putRun(recipe, run) {
      await remove([checkpointKey(recipe)]);
      await put(recipe, run);
    },
    async getCheckpoint(recipe) {
      const kept = await get(checkpointKey(recipe));
      return kept && 'trainer' in kept ? kept : undefined;
    },
    putCheckpoint: (recipe, checkpoint) => put(checkpointKey(recipe), checkpoint),
    deleteRuns: (recipes) => remove(keysOf(recipes)),
    getTimings: (network) => database.get('timings', network),
    async putTimings(network, timings) {
      await database.put('timings', timings, network);
    },
    getFiles: (set) => database.get('files', set),
    async putFiles(set, files) {
      await database.put('files', files, set);
    },
  };
}
