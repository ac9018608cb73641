import { UsageError } from './arguments';
import { lineOf } from './reason';

/** Where lines go; the terminal, or a test's list. */
export interface Output {
  readonly line: (text: string) => void;
  readonly error: (text: string) => void;
}

export const terminal: Output = {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

/** Says in one line what went wrong. @returns exit code: 1 failed, 2 wrong arguments */
export function refuse(output: Output, error: unknown): number {
  output.error(lineOf(error));
  return error instanceof UsageError ? 2 : 1;
}
