import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataSets } from '../../datasets';
import type { DataFiles } from '../../datasets/dataset';
import { verifyFile } from '../../datasets/verify';
import { DataError } from '../../runner/data';

/**
 * The checked files of a data set from a folder, packed or not.
 * @throws DataError naming the file that is missing or broken.
 */
export async function readFiles(folder: string, id: string): Promise<DataFiles> {
  const files: Record<string, Uint8Array> = {};
  for (const file of dataSets.get(id).files) {
    const path = [`${file.path}.gz`, file.path].map((name) => join(folder, name)).find(existsSync);
    if (path) {
      try {
        files[file.role] = verifyFile(file, await readFile(path), path).bytes;
      } catch (error) {
        throw new DataError('data-invalid', id, error instanceof Error ? error.message : String(error));
      }
    } else if (!file.optional) {
      throw new DataError('data-missing', id, `${join(folder, file.path)} is missing; npm run data fetches public sets.`);
    }
  }
  return files;
}
