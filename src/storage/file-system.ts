/** Storage in a folder, for the command line: one file per run, complete or not there at all. */
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ZodType } from 'zod';
import { keptByUse } from './kept-by-use';
import { keptSchemas } from './kept-schema';
import { readStateFile, stateFile } from './state-file';
import { bytesOf, checkpointKey, keysOf, type Kept, type Storage } from './storage';

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
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
  }
  await makeFolder(dirname(path));
  await makeOne(path);
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isThere) throw error;
  }
}

/** A file that does not give what was written, or may not. */
export interface StateTrouble {
  /** 'unsummed': of an earlier version that wrote no checksum; a finished run is used, a checkpoint is not */
  readonly kind: 'damaged' | 'unreadable' | 'unsummed';
  /** below the folder: "runs/0123.bin" */
  readonly name: string;
}

/**
 * Survives a process that is killed at any moment: files are written under another name, brought to
 * the disk and then renamed. Several processes may share a folder. What is damaged counts as not there.
 * @param tell hears of each file that is not sound, whenever it is read
 * @throws Error when the folder cannot be made
 */
export async function fileSystemStorage(
  folder: string,
  quota = QUOTA,
  tell: (trouble: StateTrouble) => void = () => {},
): Promise<Storage> {
  const runs = join(folder, 'runs');
  for (const name of [runs, join(folder, 'files'), join(folder, 'timings')]) {
    await makeFolder(name);
  }
  const uses = keptByUse(quota, await filesByUse(runs));
  const nameOf = (kind: 'runs' | 'files' | 'timings', key: string): string => `${kind}/${fileName(key)}`;

  /** What a file holds; undefined when it is not there, damaged, or without the checksum it must have. */
  const read = async <Value>(
    name: string,
    schema: ZodType<Value>,
    mayBeUnsummed = true,
  ): Promise<Value | undefined> => {
    let bytes: Buffer;
    try {
      bytes = await readFile(join(folder, name));
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) tell({ kind: 'unreadable', name });
      return undefined;
    }
    const content = readStateFile(name, bytes);
    const parsed = schema.safeParse(content.kind === 'damaged' ? undefined : content.value);
    if (content.kind !== 'sound' || !parsed.success) {
      tell({ kind: content.kind === 'unsummed' && parsed.success ? 'unsummed' : 'damaged', name });
      if (content.kind === 'unsummed' && !mayBeUnsummed) return undefined;
    }
    return parsed.data;
  };
  const get = async <Value>(
    key: string,
    schema: ZodType<Value>,
    mayBeUnsummed: boolean,
  ): Promise<Value | undefined> => {
    const name = nameOf('runs', key);
    const kept = await read(name, schema, mayBeUnsummed);
    if (!kept) return undefined;
    uses.touch(fileName(key));
    const now = new Date();
    await utimes(join(folder, name), now, now).catch(() => undefined); // read-only: the order is only a wish
    return kept;
  };
  const write = (name: string, value: unknown): Promise<void> =>
    writeFileWhole(join(folder, name), stateFile(name, value));
  const remove = async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      uses.remove(name);
      await rm(join(runs, name), { force: true });
    }
  };
  const put = async (key: string, kept: Kept): Promise<void> => {
    const bytes = bytesOf(kept);
    await remove(uses.makeRoom(fileName(key), bytes));
    await write(nameOf('runs', key), kept);
    uses.add(fileName(key), bytes);
  };

  return {
    getRun: (recipe) => get(recipe, keptSchemas.run, true),
    async putRun(recipe, run) {
      await put(recipe, run);
      await remove([fileName(checkpointKey(recipe))]);
    },
    getCheckpoint: (recipe) => get(checkpointKey(recipe), keptSchemas.checkpoint, false),
    putCheckpoint: (recipe, checkpoint) => put(checkpointKey(recipe), checkpoint),
    deleteRuns: (recipes) => remove(keysOf(recipes).map(fileName)),
    getTimings: (network) => read(nameOf('timings', network), keptSchemas.timings),
    putTimings: (network, timings) => write(nameOf('timings', network), timings),
    getFiles: (set) => read(nameOf('files', set), keptSchemas.files),
    putFiles: (set, files) => write(nameOf('files', set), files),
  };
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

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
    else if (name.endsWith('.part') && Date.now() - about.mtimeMs > STALE)
      await rm(join(folder, name), { force: true });
  }
  return found.toSorted((a, b) => a.used - b.used);
}

let parts = 0;

/** Under another name until it is complete and on the disk. @throws Error of Node, with its code */
export async function writeFileWhole(
  path: string,
  content: string | Uint8Array | readonly Uint8Array[],
): Promise<void> {
  parts += 1;
  const part = `${path}.${process.pid}-${parts}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await writeFile(file, content);
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
