import { readFile } from 'node:fs/promises';
import type { Splits } from '../../tasks/classification/dataset';
import { createEngine } from '../../engine';
import type { TrainerPort } from '../../runner/trainer-messages';
import { spawnTrainer } from '../experiment/trainers';
import { ratiosTo, readReference } from './against';
import { generateStrokes, readMnist } from './inputs';
import { refuse, terminal, type Output } from '../output';
import { parseOptions, USAGE, type Options } from './options';
import { benchReference } from './reference';
import { benchScoring } from './scoring';
import { asJson, asTableLine, TABLE_HEAD, type Row, type TrainingRow } from './rows';
import { LENET, targetsOf } from './targets';
import { benchPruning, benchStrokes } from './tasks';
import { fastestOf, type Stopwatch } from './timing';
import { benchWorkers, sharedWorks } from './workers';
import { benchTraining, DENSITIES } from './training';
import { publishedWorkloads } from './workloads';

/**
 * Measures and prints; each row as soon as it is known.
 * @param args command line arguments without node and script
 * @returns exit code: 0 done, 1 failed, 2 wrong arguments
 */
export async function main(
  args: readonly string[],
  output: Output = terminal,
  spawn: () => TrainerPort = spawnTrainer,
): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help) {
      output.line(USAGE);
      return 0;
    }
    const print = (row: Row): void => output.line(options.json ? asJson(row) : asTableLine(row));
    const { quick, only = '', against: file } = options;
    const against = file === undefined ? null : readReference(file, await readFile(file, 'utf8'));
    const splits = options.data === undefined ? generateStrokes() : await readMnist(options.data);
    const stopwatch = quick ? fastestOf(3, 100) : fastestOf(5, 300);
    if (!options.json) output.line(TABLE_HEAD);
    const rows: TrainingRow[] = [];
    for await (const row of trainingRows(splits, options, stopwatch)) {
      rows.push(row);
      print(row);
    }
    for (const row of targetsOf(rows)) print(row);
    if (against !== null) [against.about, ...ratiosTo(against, rows)].forEach(print);
    for (const work of sharedWorks(splits, quick)) {
      if (work.name.includes(only)) print(await benchWorkers(spawn, work, quick ? 2 : 4));
    }
    if (only !== '') return 0;
    print(await benchPruning(stopwatch));
    print(await benchStrokes(stopwatch));
    // seconds a call: warmed up by one, measured by the next
    for await (const row of benchScoring(fastestOf(1, 0))) print(row);
    return 0;
  } catch (error) {
    return refuse(output, error);
  }
}

/** The reference in WebAssembly, then the simd engine. */
async function* trainingRows(
  splits: Splits,
  { quick, only = '' }: Options,
  stopwatch: Stopwatch,
): AsyncGenerator<TrainingRow> {
  const isWanted = ({ name }: { name: string }): boolean => name.includes(only);
  if (isWanted({ name: LENET })) yield* benchReference(splits, quick ? [1] : DENSITIES, stopwatch);
  for (const workload of publishedWorkloads(splits, quick).filter(isWanted)) {
    const engine = await createEngine('wasm'); // a memory of its own, which never shrinks
    yield* benchTraining(engine, workload, stopwatch);
    engine.dispose();
  }
}
