/** The storage of a page: the browser's, and memory for what the browser does not take. */
import type { DataFiles } from '../tasks/task';
import { isFull } from './connection';
import { memoryStorage } from './memory';
import type { Storage } from './storage';

/**
 * Why something is kept only for as long as the page lives: the browser lets it store nothing, has no
 * room, or failed; or the page has not got the script that would keep it.
 */
export type NotKept = 'forbidden' | 'no-room' | 'failed' | 'file-missing';

/** Most bytes held in place of the browser. */
const QUOTA = 500_000_000;

/**
 * @param open the browser's storage; rejects where it has none for this page
 * @param notKept told at each thing that goes to memory
 */
export async function browserStorage(open: () => Promise<Storage>, notKept: (why: NotKept) => void): Promise<Storage> {
  const memory = memoryStorage(QUOTA);
  const files = new Map<string, DataFiles>(); // those that the browser did not take
  let why: NotKept = 'forbidden';
  const lasting = await open().catch((error: unknown) => {
    // another tab has an older or a newer version of it open: that is no refusal
    if (!(error instanceof DOMException) || error.name === 'VersionError') why = 'failed';
    return null;
  });

  const read = async <T>(from: (storage: Storage) => Promise<T | undefined>): Promise<T | undefined> =>
    (await from(memory)) ?? (lasting ? from(lasting).catch(() => undefined) : undefined);
  /** Has the browser taken it? */
  const isTaken = async (into: (storage: Storage) => Promise<void>): Promise<boolean> => {
    try {
      if (lasting) {
        await into(lasting);
        return true;
      }
      notKept(why);
    } catch (error) {
      notKept(isFull(error) ? 'no-room' : 'failed');
    }
    return false;
  };
  // costs time after a reload, not results: nothing to speak of
  const writeQuietly = (into: (storage: Storage) => Promise<void>): Promise<void> =>
    into(lasting ?? memory).catch(() => into(memory));

  return {
    getRun: (recipe) => read((storage) => storage.getRun(recipe)),
    async putRun(recipe, run) {
      const taken = await isTaken((storage) => storage.putRun(recipe, run));
      if (!taken) await memory.putRun(recipe, run);
    },
    getCheckpoint: (recipe) => read((storage) => storage.getCheckpoint(recipe)),
    putCheckpoint: (recipe, checkpoint) => writeQuietly((storage) => storage.putCheckpoint(recipe, checkpoint)),
    async deleteRuns(recipes) {
      await memory.deleteRuns(recipes);
      await lasting?.deleteRuns(recipes);
    },
    getTimings: (network) => read((storage) => storage.getTimings(network)),
    putTimings: (network, timings) => writeQuietly((storage) => storage.putTimings(network, timings)),
    getFiles: async (set) => files.get(set) ?? lasting?.getFiles(set).catch(() => undefined),
    async putFiles(set, given) {
      const taken = await isTaken((storage) => storage.putFiles(set, given));
      if (taken) files.delete(set);
      else files.set(set, given);
    },
  };
}
