import { fileSystemStorage } from '../../storage/file-system';
import { memoryStorage } from '../../storage/memory';
import type { Storage } from '../../storage/storage';

/**
 * What was trained before, in a folder; in memory alone, with a warning, where it cannot be made.
 * @param fresh take nothing from before: what is trained now is kept for a later start
 */
export async function openState(
  folder: string,
  fresh: boolean,
  warn: (message: string) => void,
): Promise<Storage> {
  let storage: Storage;
  try {
    storage = await fileSystemStorage(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`Nothing can be kept in ${folder} (${reason}): an interrupted experiment will start over.`);
    storage = memoryStorage();
  }
  return fresh ? forgetful(storage) : storage;
}

/** `storage` without what was in it before. */
function forgetful(storage: Storage): Storage {
  const [runs, checkpoints] = [new Set<string>(), new Set<string>()];
  return {
    ...storage,
    getRun: async (recipe) => (runs.has(recipe) ? storage.getRun(recipe) : undefined),
    putRun(recipe, run) {
      runs.add(recipe);
      return storage.putRun(recipe, run);
    },
    getCheckpoint: async (recipe) => (checkpoints.has(recipe) ? storage.getCheckpoint(recipe) : undefined),
    putCheckpoint(recipe, checkpoint) {
      checkpoints.add(recipe);
      return storage.putCheckpoint(recipe, checkpoint);
    },
  };
}
