import type { DBSchema } from 'idb';
import type { DataFiles } from '../tasks/task';
import { connect, isFull } from './connection';
import { keptByUse } from './kept-by-use';
import { keptSchemas } from './kept-schema';
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

/** Storage in the browser. @throws where IndexedDB is not available (some private windows). */
export async function indexedDbStorage(quota = QUOTA, name = 'ticket-lab'): Promise<Storage> {
  let uses = keptByUse(quota);
  let clock = 0;
  const connection = await connect<Schema>({
    name,
    version: 2,
    upgrade(created, oldVersion) {
      if (oldVersion < 1) {
        created.createObjectStore('runs');
        created.createObjectStore('uses', { keyPath: 'recipe' }).createIndex('used', 'used');
        created.createObjectStore('files');
      }
      if (oldVersion < 2) created.createObjectStore('timings');
    },
    async opened(database) {
      const held = await database.getAllFromIndex('uses', 'used');
      uses = keptByUse(
        quota,
        held.map(({ recipe, bytes }) => ({ key: recipe, bytes })),
      );
      clock = held.at(-1)?.used ?? 0;
    },
  });

  const remove = (keys: readonly string[]): Promise<void> =>
    connection.use(async (database) => {
      const transaction = database.transaction(['runs', 'uses'], 'readwrite');
      const deleted = keys.flatMap((key) => [
        transaction.objectStore('uses').delete(key),
        transaction.objectStore('runs').delete(key),
      ]);
      await Promise.all([...deleted, transaction.done]);
      for (const key of keys) uses.remove(key);
    });
  /** Notes the use of a key, and its new value if it has one: both or none. */
  const write = (key: string, bytes: number, kept?: Kept): Promise<void> =>
    connection.use(async (database) => {
      clock += 1;
      const transaction = database.transaction(['runs', 'uses'], 'readwrite');
      await Promise.all([
        kept && transaction.objectStore('runs').put(kept, key),
        transaction.objectStore('uses').put({ recipe: key, bytes, used: clock }),
        transaction.done,
      ]);
    });
  const get = async (key: string): Promise<Kept | undefined> => {
    const kept = await connection.use((database) => database.get('runs', key));
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
      if (!isFull(error)) throw error;
      // the browser gives less than our quota: half of what is kept leaves, and once more
      await remove([key, ...uses.makeRoom(key, quota - uses.bytes() / 2)]);
      try {
        await write(key, bytes, kept);
      } catch (refused) {
        // Chromium gives the room of what it refused to others only when something is deleted next
        await remove([key]);
        throw refused;
      }
    }
    uses.add(key, bytes);
  };

  return {
    async getRun(recipe) {
      return keptSchemas.run.safeParse(await get(recipe)).data;
    },
    async putRun(recipe, run) {
      await remove([checkpointKey(recipe)]);
      await put(recipe, run);
    },
    async getCheckpoint(recipe) {
      return keptSchemas.checkpoint.safeParse(await get(checkpointKey(recipe))).data;
    },
    putCheckpoint: (recipe, checkpoint) => put(checkpointKey(recipe), checkpoint),
    deleteRuns: (recipes) => remove(keysOf(recipes)),
    getTimings: (network) => connection.use((database) => database.get('timings', network)),
    async putTimings(network, timings) {
      await connection.use((database) => database.put('timings', timings, network));
    },
    getFiles: (set) => connection.use((database) => database.get('files', set)),
    async putFiles(set, files) {
      await connection.use((database) => database.put('files', files, set));
    },
  };
}
