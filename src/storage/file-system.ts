/** Storage in a folder, for the command line: one file per run, complete or not there at all. */
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { DataFiles } from '../datasets/dataset';
import { keptByUse } from './kept-by-use';
import { bytesOf, checkpointKey, keysOf, type EngineTiming, type Kept, type Storage } from './storage';

/** Most bytes of finished runs kept on disk. */
const QUOTA = 4_000_000_000;
/** Leftovers of a killed process are removed after this many milliseconds. */
const STALE = 3_600_000;

/**
 * Makes a folder and those above it. Node's own `recursive` never ends where a file system takes no
 * folders, as in /proc.
 * @throws Error of Node, with its code
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    return await makeOne(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing || dirname(path) === path) throw error;
  }
  await makeFolder(dirname(path));
  await makeOne(path);
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const isThere = await stat(path).then((found) => found.isDirectory(), () => false);
    if (!isThere) throw error;
  }
}

/**
 * Survives a process that is killed at any moment: files are written under another name, brought to
 * the disk and then renamed. Several processes may share a folder.
 * @throws Error when the folder cannot be made
 */
export async function fileSystemStorage(folder: string, quota = QUOTA): Promise<Storage> {
  const runs = join(folder, 'runs');
  for (const name of [runs, join(folder, 'files'), join(folder, 'timings')]) {
    await makeFolder(name);
  }
  const uses = keptByUse(quota, await filesByUse(runs));
  const path = (key: string): string => join(runs, fileName(key));

  const get = async (key: string): Promise<Kept | undefined> => {
    const kept = await read<Kept>(path(key));
    if (!kept) return undefined;
    uses.touch(fileName(key));
    const now = new Date();
    await utimes(path(key), now, now).catch(() => undefined); // read-only: the order is only a wish
    return kept;
  };
  const remove = async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      uses.remove(name);
      await rm(join(runs, name), { force: true });
    }
  };
  const put = async (key: string, kept: Kept): Promise<void> => {
    const bytes = bytesOf(kept);
    await remove(uses.makeRoom(fileName(key), bytes));
    await write(path(key), kept);
    uses.add(fileName(key), bytes);
  };

  return {
    async getRun(recipe) {
      const kept = await get(recipe);
      return kept && 'weights' in kept ? kept : undefined;
    },
    async putRun(recipe, run) {
      await put(recipe, run);
      await remove([fileName(checkpointKey(recipe))]);
    },
    async getCheckpoint(recipe) {
      const kept = await get(checkpointKey(recipe));
      return kept && 'trainer' in kept ? kept : undefined;
    },
    putCheckpoint: (recipe, checkpoint) => put(checkpointKey(recipe), checkpoint),
    deleteRuns: (recipes) => remove(keysOf(recipes).map(fileName)),
    getTimings: (network) => read<readonly EngineTiming[]>(join(folder, 'timings', fileName(network))),
    putTimings: (network, timings) => write(join(folder, 'timings', fileName(network)), timings),
    getFiles: (set) => read<DataFiles>(join(folder, 'files', fileName(set))),
    putFiles: (set, files) => write(join(folder, 'files', fileName(set)), files),
  };
}

/** Keys are hashes and ids of data sets: letters, digits, hyphens. */
function fileName(key: string): string {
  if (!/^[\w-]+$/.test(key)) throw new Error(`"${key}" cannot be the name of a stored run.`);
  return `${key}.bin`;
}

/** Files of a folder, used longest ago first; leftovers of killed processes are removed. */
async function filesByUse(folder: string): Promise<{ key: string; bytes: number }[]> {
  const found: { key: string; bytes: number; used: number }[] = [];
  for (const name of await readdir(folder)) {
    const about = await stat(join(folder, name)).catch(() => null); // another process may remove it
    if (!about) continue;
    if (name.endsWith('.bin')) found.push({ key: name, bytes: about.size, used: about.mtimeMs });
    else if (Date.now() - about.mtimeMs > STALE) await rm(join(folder, name), { force: true });
  }
  return found.toSorted((a, b) => a.used - b.used);
}

/** What a file holds; undefined when it is not there or was damaged from outside. */
async function read<Value>(path: string): Promise<Value | undefined> {
  try {
    return deserialize(await readFile(path)) as Value;
  } catch {
    return undefined;
  }
}

let parts = 0;

async function write(path: string, value: unknown): Promise<void> {
  parts += 1;
  const part = `${path}.${process.pid}-${parts}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(serialize(value));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined); // the first error is the one to show
    throw error;
  }
}
