/** Real processes: killed at random moments, and among other programs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Worker } from 'node:worker_threads';
import { describePort } from '../../runner/ports/contract';
import { nodeThread } from '../../runner/ports/node-thread';
import { buildCommandLine, checkKilled, type CommandLine } from './processes-fixture';

const MINUTES = 300_000; // ms; a build and a dozen processes, on a machine that does other things, too

let commandLine: CommandLine;
beforeAll(async () => {
  commandLine = await buildCommandLine();
}, MINUTES);
afterAll(() => commandLine.remove());

it(
  'is killed at a random moment and ends with the recording of an undisturbed one',
  async () => {
    await expect(checkKilled(commandLine, 1, 1)).resolves.toBeUndefined();
  },
  MINUTES,
);

it(
  'ends quietly when nobody reads on, and says when its output cannot be written; without a stack trace',
  async () => {
    const { shell, folder } = commandLine;
    const lines = await shell('pipe', '| head -1', '--json');
    expect(lines).toMatchObject({ code: 141, errors: '' });
    expect(JSON.parse(lines.out)).toMatchObject({ kind: 'run', round: 0 });
    const out = join(folder, 'pipe.json');
    const table = await shell('pipe', '| head -1', `--out '${out}'`);
    expect(table.out).toMatch(/^\| round/);
    expect(existsSync(out)).toBe(true); // files come before the table
    if (!existsSync('/dev/full')) return;
    const full = await shell('pipe', '> /dev/full');
    expect(full).toMatchObject({
      code: 1,
      errors: 'The output cannot be written (ENOSPC: no space left on device, write).\n',
    });
  },
  MINUTES,
);

it(
  'ends by a signal with a sentence and the status of that signal, and goes on from there',
  async () => {
    const { run } = commandLine;
    const ended = await run('signal', 1, (done, child) => {
      if (done === 3) child.kill('SIGTERM');
    });
    expect(ended.code).toBe(143);
    expect(ended.errors).toMatch(
      /^Ended by SIGTERM: \d+ training runs are kept in \S+signal; the same command goes on from there\.\n$/,
    );
    const next = await run('signal', 1);
    expect(next.code).toBe(0);
    expect(next.reused.length).toBeGreaterThanOrEqual(3);
  },
  MINUTES,
);

const trainer = (): string => join(commandLine.folder, 'cli/trainer.js');
describePort('worker thread of Node', {
  spawn: () => nodeThread(new Worker(trainer())),
  missing: () => nodeThread(new Worker(join(commandLine.folder, 'not-there.js'))),
  crashing() {
    const code = `import(${JSON.stringify(trainer())}).then(() =>
      require('node:worker_threads').parentPort.on('message', ({ kind }) => {
        if (kind === 'train') setTimeout(() => { throw new Error('broken'); }, 50);
      }),
    );`;
    return nodeThread(new Worker(code, { eval: true }));
  },
});
