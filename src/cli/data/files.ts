import { reasonOf } from '../../problem';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dataSets } from '../../tasks/classification/data-sets';
import { assemble, readGiven } from '../../tasks/classification/files/assemble';
import type { DataFile, DataSet } from '../../tasks/classification/dataset';
import type { DataFiles } from '../../tasks/task';
import { verifyFile } from '../../tasks/classification/files/verify';
import { DataError } from '../../runner/data';
import { gather } from './gather';

/**
 * The checked files of a data set from a folder, packed or not: under their own names, else as they
 * are found in the set's folder.
 * @throws DataError naming the file that is missing or broken.
 */
export async function readFiles(folder: string, id: string): Promise<DataFiles> {
  const set = dataSets.get(id);
  const named = new Map(set.files.map((file) => [file, pathOf(folder, file)] as const));
  const areThere = set.files.every((file) => file.optional || named.get(file));
  try {
    if (!set.inputShape || !areThere) return await readSetFolder(folder, set);
    const files: Record<string, Uint8Array> = {};
    for (const [file, path] of named) if (path) files[file.role] = verifyFile(file, await readFile(path), path).bytes;
    return files;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError('data-invalid', id, reasonOf(error));
  }
}

const pathOf = (folder: string, file: DataFile): string | undefined =>
  [`${file.path}.gz`, file.path]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path) && statSync(path).isFile());

/** Own files of any format, public ones in folders and under names of their own. */
async function readSetFolder(folder: string, set: DataSet): Promise<DataFiles> {
  const [first] = set.files;
  const given = await gather(join(folder, dirname(first.path)));
  if (given.length > 0) return assemble(set, await readGiven(given)).files;
  const fetched = set.inputShape ? 'fetches public sets' : `-- ${set.id} --from DIR reads your own files`;
  throw new DataError('data-missing', set.id, `${join(folder, first.path)} is missing; npm run data ${fetched}.`);
}
