import { inEnglish } from '../../problem';
import { availableParallelism } from 'node:os';
import { judge } from '../../lottery/guessing';
import { collapsesOf } from '../../analyses/collapse';
import { record, type LabEvent } from '../../recording/events';
import { writeRecording } from '../../formats/file';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { fingerprint } from '../../recording/fingerprint';
import { emptyRecording, type Recording } from '../../recording/recording';
import { resultsOf, standardOf } from '../../recording/results';
import { writeWeights } from '../../formats/weights-file';
import { createDataLoader } from '../../runner/data';
import { createLab } from '../../runner/lab';
import type { TrainerPort } from '../../runner/trainer-messages';
import type { Storage } from '../../storage/storage';
import { refuse, terminal as lines, type Output as Lines } from '../output';
import { checkWritable, writeWhole } from '../write-whole';
import { collapseLines } from './collapse-lines';
import { readFiles } from '../data/files';
import { pathLines, pathRows } from './path-lines';
import { planeLines } from './plane-lines';
import { shownWeights } from './shown-weights';
import { leftOutLines } from './left-out-lines';
import { readOptions, USAGE, type Options } from './options';
import { createProgressBar, duration, type Screen } from './progress';
import { rowsOf } from './rows';
import { endedBy } from './signals';
import { runLine } from './run-line';
import { openState, type State } from './state';
import { tableOf } from './table';
import { takeTicket } from './take-ticket';
import { spawnTrainer } from './trainers';
import { armNames, namedRun } from '../../experiment/arm-names';
import { shareExamples } from './share-examples';

/** Where results and messages go: the terminal, or a test's list. */
export interface Output extends Screen, Lines {}

const terminal: Output = {
  ...lines,
  write: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
};

/**
 * Runs an experiment in worker threads, prints a table, writes the recording.
 * @param args command line arguments without node and script
 * @returns exit code: 0 done, 1 failed, 2 wrong arguments, 3 done, but not kept for a later start
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
    return await run(options, output, spawn);
  } catch (error) {
    return refuse(output, error);
  }
}

/** Everything is done, but not everything is in the state folder. */
export const NOT_KEPT = 3;

async function run(options: Options, output: Output, spawn: () => TrainerPort): Promise<number> {
  const { experiment, json } = options;
  for (const sentence of options.said) output.error(sentence);
  for (const path of filesOf(options)) await checkWritable(path);
  const state = await openState(options.state, options.fresh, output.error);
  const { storage } = state;
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
    load: createDataLoader((set) => readFiles(options.data, set), shareExamples),
    emit: (events) => events.forEach(report),
    status(_status, progress, error) {
      if (error)
        failure = (error.kind === 'internal' ? 'The experiment cannot go on: ' : '') + inEnglish(error.message);
      else if (progress) bar.show(progress);
    },
    weights: () => undefined,
  });
  const began = performance.now();
  const signals = endedBy((name) => {
    bar.clear();
    output.error(`Ended by ${name}: ${keptText(recording, state, options.state)}`);
  });
  await lab.start(experiment);
  lab.close();
  signals.letGo();
  bar.clear();
  if (failure !== null) throw new Error(failure);
  const seconds = (performance.now() - began) / 1000;
  // files first: whoever reads the output may have seen enough after its first line
  const unwritten = await writeFiles(options, storage, recording).then(
    () => null,
    (error: unknown) => error,
  );
  output.line(json ? lastLine(recording, seconds, state) : summary(recording, seconds, state));
  if (json) state.ending(recording).forEach(output.error);
  if (unwritten !== null) throw unwritten;
  return state.notKept() === 0 ? 0 : NOT_KEPT;
}

const controlsOf = (weights: string): string => weights.replace(/(\.weights)?\.json$|$/, '.controls$&');

/** Where results are to go. */
function filesOf({ out, weights, ticket }: Options): string[] {
  return [out, weights, weights && controlsOf(weights), ticket].filter((path) => path !== undefined);
}

async function writeFiles({ out, weights, ticket }: Options, storage: Storage, recording: Recording): Promise<void> {
  if (out) await writeWhole(out, await writeRecording(recording));
  if (weights) {
    await writeWhole(weights, await writeWeights(await shownWeights(storage, recording, 'tickets')));
    await writeWhole(controlsOf(weights), await writeWeights(await shownWeights(storage, recording, 'controls')));
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

/** What a later start finds. */
function keptText({ runs }: Recording, state: State, folder: string): string {
  const kept = runs.filter(({ status }) => status !== 'running').length - state.notKept();
  return `${kept === 1 ? '1 training run is' : `${kept} training runs are`} kept in ${folder}; the same command goes on from there.`;
}

function summary(recording: Recording, seconds: number, state: State): string {
  const { runs, engine } = recording;
  const reused = runs.filter((run) => run.reused).length;
  const hex = fingerprint(recording);
  return [
    tableOf(standardOf(recording).judge, rowsOf(recording)),
    '',
    `${runs.length} training runs${reused > 0 ? `, ${reused} of them re-used,` : ''} in ${duration(seconds)}, ` +
      `${engine?.workers ?? 0} ${engine?.workers === 1 ? 'worker' : 'workers'}, engine ${engine?.version ?? 'none'}.`,
    ...leftOutLines(recording),
    ...collapseLines(recording),
    ...pathLines(recording),
    ...planeLines(recording),
    ...state.ending(recording),
    ...(hex === null ? [] : [`Fingerprint: ${shortFingerprint(hex)}`]),
  ].join('\n');
}

function lastLine(recording: Recording, seconds: number, state: State): string {
  const { runs, engine } = recording;
  const names = armNames(recording.experiment);
  return JSON.stringify({
    kind: 'table',
    rows: rowsOf(recording),
    leftOut: judge(resultsOf(recording)).leftOut,
    collapses: collapsesOf(recording).map((collapse) => ({ ...collapse, arms: collapse.arms.map(names.nameOf) })),
    runs: runs.length,
    reused: runs.filter((run) => run.reused).length,
    trainedAgain: state.trainedAgain(recording).map((id) => namedRun(names, id)),
    paths: pathRows(recording),
    notKept: state.notKept(),
    seconds,
    engine,
    fingerprint: fingerprint(recording),
  });
}
