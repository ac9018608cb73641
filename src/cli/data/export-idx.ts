import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idxFiles } from '../../datasets/idx-export';
import type { Experiment } from '../../experiment/schema';
import { createDataLoader } from '../../runner/data';
import { makeFolder } from '../../storage/file-system';
import { readFiles } from '../experiment/files';

/**
 * Writes the examples of an experiment as IDX files, the same bytes as from the page.
 * @param from folder of the set's own files, if it has any
 */
export async function exportIdx(
  experiment: Experiment,
  from: string,
  to: string,
  line: (text: string) => void,
): Promise<void> {
  const { splits } = await createDataLoader((set) => readFiles(from, set))(experiment);
  try {
    await makeFolder(to);
  } catch (error) {
    throw new Error(`${to}: cannot be made (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
  for (const { name, bytes } of idxFiles(splits)) {
    const path = join(to, name);
    await writeFile(path, bytes);
    line(`${path}: ${bytes.length} bytes.`);
  }
}
