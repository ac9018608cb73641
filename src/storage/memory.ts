import type { DataFiles } from '../tasks/task';
import { keptByUse } from './kept-by-use';
import { bytesOf, checkpointKey, keysOf, type EngineTiming, type Kept, type Storage } from './storage';

/** Storage for as long as the page or process lives; `quota` in bytes. */
export function memoryStorage(quota = 1_000_000_000): Storage {
  const kept = new Map<string, Kept>();
  const uses = keptByUse(quota);
  const files = new Map<string, DataFiles>();
  const timings = new Map<string, readonly EngineTiming[]>();
  const get = (key: string): Kept | undefined => {
    const found = kept.get(key);
    if (found) uses.touch(key);
    return found;
  };
  const put = (key: string, value: Kept): void => {
    const size = bytesOf(value);
    for (const leaving of uses.makeRoom(key, size)) kept.delete(leaving);
    kept.set(key, value);
    uses.add(key, size);
  };
  const remove = (keys: readonly string[]): void => {
    for (const key of keys) {
      kept.delete(key);
      uses.remove(key);
    }
  };
  return {
    async getRun(recipe) {
      const found = get(recipe);
      return found && 'weights' in found ? found : undefined;
    },
    async putRun(recipe, run) {
      remove([checkpointKey(recipe)]);
      put(recipe, run);
    },
    async getCheckpoint(recipe) {
      const found = get(checkpointKey(recipe));
      return found && 'trainer' in found ? found : undefined;
    },
    putCheckpoint: async (recipe, checkpoint) => put(checkpointKey(recipe), checkpoint),
    deleteRuns: async (recipes) => remove(keysOf(recipes)),
    getTimings: async (network) => timings.get(network),
    async putTimings(network, measured) {
      timings.set(network, measured);
    },
    getFiles: async (set) => files.get(set),
    async putFiles(set, given) {
      files.set(set, given);
    },
  };
}
