import type { Splits } from '../../datasets/dataset';
import { createSimdEngine } from '../../engine/simd';
import type { TrainerPort } from '../../runner/trainer-messages';
import { spawnTrainer } from '../experiment/trainers';
import { generateStrokes, readMnist } from './inputs';
import { cifarNoise, conv2, lenet, withoutZeros } from './networks';
import { parseOptions, USAGE, UsageError } from './options';
import { benchReference } from './reference';
import { asJson, asTableLine, TABLE_HEAD, type Row, type TrainingRow } from './rows';
import { CONV2, LENET, LENET_NO_ZEROS, targetsOf } from './targets';
import { benchPruning, benchStrokes } from './tasks';
import { fastestOf, type Stopwatch } from './timing';
import { benchWorkers } from './workers';
import { benchTraining, DENSITIES, ROUND_11, uniform } from './training';

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
    const splits = options.data === undefined ? generateStrokes() : await readMnist(options.data);
    const stopwatch = options.quick ? fastestOf(3, 100) : fastestOf(5, 300);
    if (!options.json) output.line(TABLE_HEAD);
    const rows: TrainingRow[] = [];
    for await (const row of trainingRows(splits, options.quick, stopwatch)) {
      rows.push(row);
      print(row);
    }
    print(await benchPruning(stopwatch));
    print(await benchStrokes(stopwatch));
    for (const row of targetsOf(rows)) print(row);
    print(await benchWorkers(spawn, splits, options.quick ? 2 : 4));
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    output.error(message.replaceAll('\n', ' '));
    return error instanceof UsageError ? 2 : 1;
  }
}

/** LeNet on the reference and the engine, then Conv-2; `quick` leaves out what no target needs. */
async function* trainingRows(
  splits: Splits,
  quick: boolean,
  stopwatch: Stopwatch,
): AsyncGenerator<TrainingRow> {
  const uniforms = DENSITIES.map(uniform);
  const quickConv = [1, 0.086].map(uniform);
  const workloads = [
    { name: LENET, network: lenet(), splits, sparsities: uniforms },
    {
      name: LENET_NO_ZEROS,
      network: lenet(),
      splits: withoutZeros(splits),
      sparsities: [uniform(1)],
    },
    {
      name: CONV2,
      network: conv2(),
      splits: cifarNoise(),
      sparsities: [...(quick ? quickConv : uniforms), ROUND_11],
    },
  ];
  yield* benchReference(splits, quick ? [1] : DENSITIES, stopwatch);
  for (const workload of workloads) {
    const engine = await createSimdEngine(); // a memory of its own, which never shrinks
    yield* benchTraining(engine, workload, stopwatch);
    engine.dispose();
  }
}
