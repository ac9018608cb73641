import type { DataFiles } from '../datasets/dataset';
import { bytesOf, type Storage, type StoredRun } from './storage';

/** Storage for as long as the page or process lives; `quota` in bytes. */
export function memoryStorage(quota = 1_000_000_000): Storage {
  const runs = new Map<string, StoredRun>(); // in order of last use
  const files = new Map<string, DataFiles>();
  let bytes = 0;
  const remove = (recipe: string): void => {
    const run = runs.get(recipe);
    if (!run) return;
    bytes -= bytesOf(run);
    runs.delete(recipe);
  };
  return {
    async getRun(recipe) {
      const run = runs.get(recipe);
      if (run) {
        runs.delete(recipe);
        runs.set(recipe, run);
      }
      return run;
    },
    async putRun(recipe, run) {
      remove(recipe);
      runs.set(recipe, run);
      bytes += bytesOf(run);
      for (const oldest of runs.keys()) {
        if (bytes <= quota || runs.size === 1) break;
        remove(oldest);
      }
    },
    async deleteRuns(recipes) {
      recipes.forEach(remove);
    },
    async getFiles(set) {
      return files.get(set);
    },
    async putFiles(set, kept) {
      files.set(set, kept);
    },
  };
}
