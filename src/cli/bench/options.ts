import { readArguments, UsageError } from '../arguments';
import { lineOf } from '../reason';

export interface Options {
  readonly help: boolean;
  /** one JSON object a line instead of a table */
  readonly json: boolean;
  /** shorter measurements, and only the rows that the targets need */
  readonly quick: boolean;
  /** part of a name: only networks that have it are measured, and no tasks; all when absent */
  readonly only?: string;
  /** file with PyTorch's steps, to print ratios to them; none when absent */
  readonly against?: string;
  /** folder with the MNIST files; Strokes when absent */
  readonly data?: string;
}

export const USAGE = 'Usage: npm run bench -- [--quick] [--json] [--only NETWORK] [--against FILE] [--data DIR]';

/** @throws UsageError of one line that names the argument. */
export function parseOptions(args: readonly string[]): Options {
  try {
    const { values } = readArguments({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        against: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.only === '') throw new Error('--only needs part of a name of a network.');
    if (values.against === '') throw new Error('--against needs a file.');
    if (values.data === '') throw new Error('--data needs a folder.');
    return values;
  } catch (error) {
    throw new UsageError(`${lineOf(error)} ${USAGE}`, { cause: error });
  }
}
