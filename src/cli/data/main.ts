import { dataSets } from '../../tasks/classification/data-sets';
import type { DataSet } from '../../tasks/classification/dataset';
import { exportIdx } from './export-idx';
import { UsageError } from '../arguments';
import { refuse, terminal, type Output } from '../output';
import { installFile, removeFile } from './install';
import { parseOptions, usage } from './options';
import { fileFromMirrors, filesFromPlace } from './sources';

/** Sets that are read from files. */
const installable = (): readonly DataSet[] => dataSets.all.filter(({ files }) => files.length > 0);

/** @throws UsageError where no mirror has the files */
function refuseDownload({ id, archive, files }: DataSet): void {
  if (archive !== undefined) {
    throw new UsageError(
      `No mirror has the files of ${id} one by one: unpack ${archive} and name its folder with --from.`,
    );
  }
  if (files.every(({ mirrors }) => mirrors.length === 0))
    throw new UsageError('Your own files need --from, a folder, an archive or a file.');
}

/**
 * Puts the files of a data set where the page looks for them, and says how each was checked.
 * @param args command line arguments without node and script
 * @returns exit code: 0 done, 1 failed, 2 wrong arguments
 */
export async function main(args: readonly string[], output: Output = terminal): Promise<number> {
  const known = installable();
  try {
    const options = parseOptions(
      args,
      known.map(({ id }) => id),
    );
    if (options.help) {
      output.line(usage(known.map(({ id }) => id)));
      return 0;
    }
    if (options.experiment) {
      for (const sentence of options.said ?? []) output.error(sentence);
      await exportIdx(options.experiment, options.from ?? 'public/data', options.to, output.line);
      return 0;
    }
    const set = dataSets.get(options.set);
    if (options.from === undefined) refuseDownload(set);
    const found = options.from === undefined ? null : await filesFromPlace(set, options.from);
    for (const text of found?.said ?? []) output.line(text);
    for (const file of set.files) {
      const source = found ? found.sources.get(file) : await fileFromMirrors(file, output.line);
      // a file of other ones that were there before would be read with these
      if (source) output.line(await installFile(file, source, options.to));
      else await removeFile(file, options.to);
    }
    return 0;
  } catch (error) {
    return refuse(output, error);
  }
}
