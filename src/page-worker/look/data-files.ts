/** Where the page's data files come from: kept ones, the app's own data/ folder, a mirror, a person. */
import { said } from '../problems';
import { Problem, reasonOf, type Said } from '../../problem';
import { dataSets } from '../../tasks/classification/data-sets';
import type { DataFile, DataSet } from '../../tasks/classification/dataset';
import type { DataFiles } from '../../tasks/task';
import type { GivenFile } from '../../tasks/classification/files/given-files';
import { isOwn, type HeldExamples } from '../../tasks/classification/files/own-files';
import { packedPath, verifyFile } from '../../tasks/classification/files/verify';
import { DataError } from '../../runner/data';
import type { Storage } from '../../storage/storage';

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
  const given: GivenFile[] = [];
  for (const file of set.files) {
    const address = new URL(packedPath(file), base).href;
    const bytes = await fetchBytes(address).catch(() => null);
    if (!bytes) {
      if (file.optional) continue;
      throw new DataError('data-missing', id, said('not-in-folder', { file: file.path }));
    }
    // files of one's own may be of any type of numbers
    if (isOwn(set)) given.push({ name: file.role, blob: new Blob([bytes]) });
    else found[file.role] = verified(set, file, bytes, address);
  }
  return isOwn(set) ? (await read(id, given, false)).assembled.files : found;
}

/** Downloads a data set's files from its mirrors, the first that answers rightly, and keeps them. */
export async function downloadFiles(storage: Storage, id: string): Promise<KeptFiles> {
  const set = dataSets.get(id);
  const files: Record<string, Uint8Array> = {};
  for (const file of set.files) {
    const problems: Said[] = [];
    for (const mirror of file.mirrors) {
      try {
        const bytes = await fetchBytes(mirror);
        if (!bytes) throw new Problem(said('not-found', { address: mirror }));
        files[file.role] = verified(set, file, bytes, mirror);
        break;
      } catch (error) {
        problems.push(reasonOf(error));
      }
    }
    if (!files[file.role])
      throw new DataError(
        'data-missing',
        id,
        problems.reduce((first, second) => said('one-after-the-other', { first, second }), ''),
      );
  }
  await storage.putFiles(id, files);
  return { set: id, said: [], held: null };
}

/** What was kept for which set. */
export interface KeptFiles {
  readonly set: string;
  /** what was understood, in sentences */
  readonly said: readonly Said[];
  /** of files of one's own: how many examples they hold */
  readonly held: HeldExamples | null;
}

/**
 * Checks files a person has dropped or picked, and keeps them; nothing is kept when one is wrong.
 * @param id the set they are for
 * @param anywhere they were dropped on the page, not into the set's box: another set may be meant
 */
export async function keepFiles(
  storage: Storage,
  id: string,
  given: readonly GivenFile[],
  anywhere = false,
): Promise<KeptFiles> {
  const { assembled, set } = await read(id, given, anywhere);
  await storage.putFiles(set.id, assembled.files);
  return { set: set.id, said: assembled.said, held: assembled.held };
}

/** The code that reads files of any kind is fetched when there are some. */
async function read(wanted: string, given: readonly GivenFile[], anywhere: boolean) {
  const { assemble, readGiven, setFor } = await import('../../tasks/classification/files/assemble');
  const files = await readGiven(given);
  const set = anywhere ? setFor(wanted, files) : dataSets.get(wanted);
  try {
    return { assembled: assemble(set, files), set };
  } catch (error) {
    throw new DataError('data-invalid', set.id, reasonOf(error));
  }
}

/** Largest file that is read at all, in bytes. */
const MOST_PACKED = 500_000_000;

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = await fetch(address);
  // a static server may answer a missing file with a page of its own
  if (!answer.ok || answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (length > MOST_PACKED) throw new Problem(said('too-large', { address, bytes: length, most: MOST_PACKED }));
  return new Uint8Array(await answer.arrayBuffer());
}

function verified(set: DataSet, file: DataFile, bytes: Uint8Array, name: string): Uint8Array {
  try {
    return verifyFile(file, bytes, name).bytes;
  } catch (error) {
    throw new DataError('data-invalid', set.id, reasonOf(error));
  }
}
