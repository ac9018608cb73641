import { dataSets } from '../../datasets';
import type { DataSet } from '../../datasets/dataset';
import { exportIdx } from './export-idx';
import { reasonOf } from '../reason';
import { installFile } from './install';
import { parseOptions, usage, UsageError } from './options';
import { fileFromFolder, fileFromMirrors } from './sources';

/** Where lines go; the terminal, or a test's list. */
export interface Output {
  readonly line: (text: string) => void;
  readonly error: (text: string) => void;
}

const terminal: Output = {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

/** Sets whose files can be had from a public place. */
export const installable = (): readonly DataSet[] =>
  dataSets.all.filter(
    ({ files, archive }) => archive !== undefined || files.some(({ mirrors }) => mirrors.length > 0),
  );

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
    const { files, archive } = dataSets.get(options.set);
    if (options.from === undefined && archive !== undefined) {
      throw new UsageError(`No mirror has the files of ${options.set} one by one: unpack ${archive} and name its folder with --from.`);
    }
    for (const file of files) {
      const source =
        options.from === undefined
          ? await fileFromMirrors(file, output.line)
          : await fileFromFolder(file, options.from);
      output.line(await installFile(file, source, options.to));
    }
    return 0;
  } catch (error) {
    output.error(reasonOf(error));
    return error instanceof UsageError ? 2 : 1;
  }
}
