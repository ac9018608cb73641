import { openDB, type DBSchema } from 'idb';
import type { DataFiles } from '../datasets/dataset';
import { bytesOf, type Storage, type StoredRun } from './storage';

/** Most bytes of finished runs kept in the browser. */
const QUOTA = 600_000_000;

interface Schema extends DBSchema {
  runs: { key: string; value: StoredRun };
  /** sizes and times of use apart from the runs, so that making room reads no weights */
  uses: { key: string; value: { recipe: string; bytes: number; used: number }; indexes: { used: number } };
  files: { key: string; value: DataFiles };
}

/** Storage in the browser. @throws where IndexedDB is not available (some private windows). */
export async function indexedDbStorage(quota = QUOTA, name = 'ticket-lab'): Promise<Storage> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(created) {
      created.createObjectStore('runs');
      created.createObjectStore('uses', { keyPath: 'recipe' }).createIndex('used', 'used');
      created.createObjectStore('files');
    },
  });
  const uses = await database.getAll('uses');
  let bytes = uses.reduce((sum, use) => sum + use.bytes, 0);
  let clock = uses.reduce((latest, use) => Math.max(latest, use.used), 0);

  const deleteRuns = async (recipes: readonly string[]): Promise<void> => {
    const transaction = database.transaction(['runs', 'uses'], 'readwrite');
    for (const recipe of recipes) {
      const use = await transaction.objectStore('uses').get(recipe);
      if (!use) continue;
      bytes -= use.bytes;
      await transaction.objectStore('uses').delete(recipe);
      await transaction.objectStore('runs').delete(recipe);
    }
    await transaction.done;
  };
  const makeRoom = async (wanted: number): Promise<void> => {
    if (bytes + wanted <= quota) return;
    const oldest = await database.getAllFromIndex('uses', 'used');
    const leaving: string[] = [];
    let left = bytes;
    for (const use of oldest) {
      if (left + wanted <= quota) break;
      leaving.push(use.recipe);
      left -= use.bytes;
    }
    await deleteRuns(leaving);
  };
  const touch = async (recipe: string, size: number): Promise<void> => {
    clock += 1;
    await database.put('uses', { recipe, bytes: size, used: clock });
  };

  return {
    async getRun(recipe) {
      const run = await database.get('runs', recipe);
      if (run) await touch(recipe, bytesOf(run));
      return run;
    },
    async putRun(recipe, run) {
      await deleteRuns([recipe]);
      const size = bytesOf(run);
      await makeRoom(size);
      await database.put('runs', run, recipe);
      await touch(recipe, size);
      bytes += size;
    },
    deleteRuns,
    getFiles: (set) => database.get('files', set),
    async putFiles(set, files) {
      await database.put('files', files, set);
    },
  };
}
