import { join } from 'node:path';
import { idxFiles } from '../../tasks/classification/files/idx-export';
import type { Experiment } from '../../experiment/schema';
import { createDataLoader } from '../../runner/data';
import { readFiles } from './files';
import { makeFolder } from '../../storage/file-system';
import { lineOf } from '../reason';
import { checkWritable, writeWhole } from '../write-whole';

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
  try {
    await makeFolder(to);
  } catch (error) {
    throw new Error(`${to}: cannot be made (${lineOf(error)}).`, { cause: error });
  }
  await checkWritable(join(to, 'data'));
  const { splits } = await createDataLoader((set) => readFiles(from, set))(experiment);
  for (const { name, bytes } of idxFiles(splits)) {
    const path = join(to, name);
    await writeWhole(path, bytes);
    line(`${path}: ${bytes.length} bytes.`);
  }
}
