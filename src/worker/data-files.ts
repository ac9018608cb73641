/** Where the page's data files come from: kept ones, the app's own data/ folder, a mirror, a person. */
import { dataSets } from '../datasets';
import { assignFiles } from '../datasets/assign-files';
import type { DataFile, DataFiles, DataSet } from '../datasets/dataset';
import { packedPath, verifyFile } from '../datasets/verify';
import { DataError } from '../runner/data';
import type { Storage } from '../storage/storage';

const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The files of a data set: those kept in the browser, else those in the app's data/ folder.
 * @param base address of the app, ending in "/"
 * @throws DataError when they are nowhere, or are not what they should be.
 */
export async function findFiles(storage: Storage, base: string, id: string): Promise<DataFiles> {
  const kept = await storage.getFiles(id).catch(() => undefined);
  if (kept) return kept;
  const set = dataSets.get(id);
  const found: Record<string, Uint8Array> = {};
  for (const file of set.files) {
    const address = new URL(packedPath(file), base).href;
    const bytes = await fetchBytes(address).catch(() => null);
    if (!bytes) {
      if (file.optional) continue;
      throw new DataError('data-missing', id, `${file.path}: not in the app's data folder.`);
    }
    found[file.role] = verified(set, file, bytes, address);
  }
  return found;
}

/** Downloads a data set's files from its mirrors, the first that answers rightly, and keeps them. */
export async function downloadFiles(storage: Storage, id: string): Promise<string> {
  const set = dataSets.get(id);
  const files: Record<string, Uint8Array> = {};
  for (const file of set.files) {
    const problems: string[] = [];
    for (const mirror of file.mirrors) {
      try {
        const bytes = await fetchBytes(mirror);
        if (!bytes) throw new Error(`${mirror}: not found.`);
        files[file.role] = verified(set, file, bytes, mirror);
        break;
      } catch (error) {
        problems.push(text(error));
      }
    }
    if (!files[file.role]) throw new DataError('data-missing', id, problems.join(' '));
  }
  await storage.putFiles(id, files);
  return summary(set, files);
}

/** Checks files a person has dropped or picked, and keeps them; nothing is kept when one is wrong. */
export async function keepFiles(storage: Storage, id: string, given: readonly File[]): Promise<string> {
  const set = dataSets.get(id);
  try {
    const read = await Promise.all(
      given.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const assigned = assignFiles(set.files, read);
    const files: Record<string, Uint8Array> = {};
    for (const file of set.files) {
      const found = assigned[file.role];
      if (found) files[file.role] = verifyFile(file, found.bytes, found.name).bytes;
      else if (!file.optional) throw new Error(`The file of ${file.role} is missing (${file.path}).`);
    }
    await storage.putFiles(id, files);
    return summary(set, files);
  } catch (error) {
    throw new DataError('data-invalid', id, text(error));
  }
}

/** Largest file that is read at all, in bytes. */
const MOST_PACKED = 500_000_000;

async function fetchBytes(address: string): Promise<Uint8Array | null> {
  const answer = await fetch(address);
  // a static server may answer a missing file with a page of its own
  if (!answer.ok || answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (length > MOST_PACKED) throw new Error(`${address}: has ${length} bytes, at most ${MOST_PACKED}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

function verified(set: DataSet, file: DataFile, bytes: Uint8Array, name: string): Uint8Array {
  try {
    return verifyFile(file, bytes, name).bytes;
  } catch (error) {
    throw new DataError('data-invalid', set.id, text(error));
  }
}

const summary = (set: DataSet, files: DataFiles): string =>
  set.files.flatMap((file) => (files[file.role] ? [`${file.path}: ${files[file.role].length} bytes`] : [])).join(', ');
