import { rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { judge } from '../../lottery/guessing';
import { collapsesOf } from '../../recording/collapse';
import { record, type LabEvent } from '../../recording/events';
import { writeRecording } from '../../recording/file';
import { fingerprint, shortFingerprint } from '../../recording/fingerprint';
import { emptyRecording, type Recording } from '../../recording/recording';
import { resultsOf } from '../../recording/results';
import { writeWeights } from '../../recording/weights-file';
import { createDataLoader } from '../../runner/data';
import { createLab } from '../../runner/lab';
import type { TrainerPort } from '../../runner/trainer-messages';
import { makeFolder } from '../../storage/file-system';
import { collapseLines } from './collapse-lines';
import { readFiles } from './files';
import { shownWeights } from './shown-weights';
import { leftOutLines } from './left-out-lines';
import { readOptions, USAGE, UsageError, type Options } from './options';
import { createProgressBar, duration, type Screen } from './progress';
import { rowsOf } from './rows';
import { runLine } from './run-line';
import { openState } from './state';
import { tableOf } from './table';
import { takeTicket } from './take-ticket';
import { spawnTrainer } from './trainers';

/** Where results and messages go: the terminal, or a test's list. */
export interface Output extends Screen {
  readonly line: (text: string) => void;
  readonly error: (text: string) => void;
}

const terminal: Output = {
  line: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  write: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
};

/**
 * Runs an experiment in worker threads, prints a table, writes the recording.
 * @param args command line arguments without node and script
 * @returns exit code: 0 done, 1 failed, 2 wrong arguments
 */
export async function main(
  args: readonly string[],
  output: Output = terminal,
  spawn: () => TrainerPort = spawnTrainer,
): Promise<number> {
  try {
    const options = await readOptions(args);
    if (!options) {
      output.line(USAGE);
      return 0;
    }
    await run(options, output, spawn);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    output.error(message.replaceAll('\n', ' '));
    return error instanceof UsageError ? 2 : 1;
  }
}

async function run(options: Options, output: Output, spawn: () => TrainerPort): Promise<void> {
  const { experiment, out, weights, ticket, json } = options;
  const storage = await openState(options.state, options.fresh, output.error);
  const bar = createProgressBar(output, () => performance.now());
  let recording = emptyRecording(experiment);
  let failure: string | null = null;
  const report = (event: LabEvent): void => {
    recording = record(recording, event);
    if (json && event.kind === 'run-finished') output.line(runLine(recording, event));
  };
  const lab = createLab({
    storage,
    workers: (wanted) => options.workers ?? (wanted || automaticWorkers()),
    graphics: async () => [],
    spawn,
    load: createDataLoader((set) => readFiles(options.data, set)),
    emit: (events) => events.forEach(report),
    status(_status, progress, error) {
      if (error) failure = error.message;
      else if (progress) bar.show(progress);
    },
    weights: () => undefined,
    changed: () => undefined,
  });
  const began = performance.now();
  await lab.start(experiment);
  lab.close();
  bar.clear();
  if (failure !== null) throw new Error(failure);
  const seconds = (performance.now() - began) / 1000;
  output.line(json ? lastLine(recording, seconds) : summary(recording, seconds));
  if (out) await writeWhole(out, writeRecording(recording));
  if (weights) {
    await writeWhole(weights, writeWeights(await shownWeights(storage, recording, 'tickets')));
    await writeWhole(
      weights.replace(/(\.weights)?\.json$|$/, '.controls$&'),
      writeWeights(await shownWeights(storage, recording, 'controls')),
    );
  }
  if (ticket) {
    for (const { path, content } of await takeTicket(ticket, storage, recording)) await writeWhole(path, content);
  }
}

/** One trainer per core up to two, one fewer above: as in the page. */
function automaticWorkers(): number {
  const cores = availableParallelism();
  return Math.max(1, cores > 2 ? cores - 1 : cores);
}

function summary(recording: Recording, seconds: number): string {
  const { runs, engine } = recording;
  const reused = runs.filter((run) => run.reused).length;
  const hex = fingerprint(recording);
  return [
    tableOf(rowsOf(recording)),
    '',
    `${runs.length} training runs${reused > 0 ? `, ${reused} of them re-used,` : ''} in ${duration(seconds)}, ` +
      `${engine?.workers ?? 0} ${engine?.workers === 1 ? 'worker' : 'workers'}, engine ${engine?.version ?? 'none'}.`,
    ...leftOutLines(recording),
    ...collapseLines(recording),
    ...(hex === null ? [] : [`Fingerprint: ${shortFingerprint(hex)}`]),
  ].join('\n');
}

function lastLine(recording: Recording, seconds: number): string {
  const { runs, engine } = recording;
  return JSON.stringify({
    kind: 'table',
    rows: rowsOf(recording),
    leftOut: judge(resultsOf(recording)).leftOut,
    collapses: collapsesOf(recording),
    runs: runs.length,
    reused: runs.filter((run) => run.reused).length,
    seconds,
    engine,
    fingerprint: fingerprint(recording),
  });
}

/** Under another name until it is complete: a recording is never half written. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await makeFolder(dirname(path));
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: cannot be written (${reason}).`, { cause: error });
  }
}
