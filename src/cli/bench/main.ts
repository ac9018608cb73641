import { createSimdEngine } from '../../engine/simd';
import { generateStrokes, readMnist } from './inputs';
import { parseOptions, USAGE, UsageError } from './options';
import { asJson, asTableLine, TABLE_HEAD, type Row } from './rows';
import { benchPruning, benchStrokes } from './tasks';
import { benchTraining } from './training';

/** Where lines go; the terminal, or a test's list. */
export interface Output {
  readonly line: (text: string) => void;
  readonly error: (text: string) => void;
}

const terminal: Output = {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

/**
 * Measures and prints; each row as soon as it is known.
 * @param args command line arguments without node and script
 * @returns exit code: 0 done, 1 failed, 2 wrong arguments
 */
export async function main(args: readonly string[], output: Output = terminal): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help) {
      output.line(USAGE);
      return 0;
    }
    const print = (row: Row): void => output.line(options.json ? asJson(row) : asTableLine(row));
    const splits = options.data === undefined ? generateStrokes() : await readMnist(options.data);
    if (!options.json) output.line(TABLE_HEAD);
    const engine = await createSimdEngine();
    for await (const row of benchTraining(engine, splits)) print(row);
    engine.dispose();
    print(await benchPruning());
    print(await benchStrokes());
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    output.error(message.replaceAll('\n', ' '));
    return error instanceof UsageError ? 2 : 1;
  }
}
