/** What all commands do alike: the exit code, and what goes wrong outside of them, without a stack trace. */
import { lineOf } from './reason';

/** As shells count a program that was ended by SIGPIPE. */
const BROKEN_PIPE = 141;

/** Runs a command with the arguments of this process. */
export async function start(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  process.stdout.on('error', (error) => leave(error));
  process.stderr.on('error', () => undefined); // nobody hears of it
  process.on('uncaughtException', (error) => leave(error));
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    leave(error);
  }
}

/** Whoever read the output has seen enough; everything else is said. */
function leave(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isOutput = error instanceof Error && 'syscall' in error && error.syscall === 'write';
  if (code === 'EPIPE' && isOutput) process.exit(BROKEN_PIPE);
  process.stderr.write(
    isOutput
      ? `The output cannot be written (${lineOf(error)}).\n`
      : `An unexpected error ended the program: ${lineOf(error)}\n`,
  );
  process.exit(1);
}
