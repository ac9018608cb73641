/**
 * npm run experiment -- [LINK] [--workers N] [--data DIR] [--out FILE] [--weights FILE]
 * Runs the experiment of a link (its part after #) in worker threads and prints a table per round.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { dataSets } from '../datasets';
import type { DataFiles } from '../datasets/dataset';
import { verifyFile } from '../datasets/verify';
import { readLink } from '../experiment/link';
import type { Experiment } from '../experiment/schema';
import { weightsRemaining } from '../lottery/masks';
import { curvesOf, type Quantity } from '../lottery/results';
import { verdictOf } from '../lottery/verdict';
import { buildNetwork } from '../models';
import { record } from '../recording/events';
import { writeRecording } from '../recording/file';
import { writeWeights, type WeightsByRecipe } from '../recording/weights-file';
import { emptyRecording, type Recording } from '../recording/recording';
import { armsOf, resultsOf } from '../recording/results';
import { createLab, DataError } from '../runner/lab';
import { recipeOf } from '../runner/plan';
import type { TrainerPort } from '../runner/trainer-messages';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';

const USAGE = 'npm run experiment -- [LINK] [--workers N] [--data DIR] [--out FILE] [--weights FILE]';

function refuse(message: string): never {
  console.error(`${message} Usage: ${USAGE}`);
  process.exit(2);
}

interface Arguments {
  readonly experiment: Experiment;
  readonly workers: number;
  /** folder of data files */
  readonly data: string;
  /** where the recording goes */
  readonly out?: string;
  /** where the first trial's weights go, for looking at */
  readonly weights?: string;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { workers: { type: 'string' }, data: { type: 'string' }, out: { type: 'string' }, weights: { type: 'string' } },
    });
    if (positionals.length > 1) refuse(`One link at a time, not ${positionals.length}.`);
    const { experiment, notes } = readLink((positionals[0] ?? '').replace(/^.*#/, ''));
    if (notes.length > 0) {
      const [{ path, given, allowed }] = notes;
      refuse(`The link asks for ${path} = ${given}; allowed: ${allowed || 'known settings'}.`);
    }
    const workers = Number(values.workers ?? availableParallelism());
    if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
      refuse(`--workers is ${values.workers}; allowed: 1 … 64.`);
    }
    return {
      experiment,
      workers,
      data: values.data ?? 'public/data',
      out: values.out,
      weights: values.weights,
    };
  } catch (error) {
    return refuse(error instanceof Error ? error.message.split('\n')[0] : String(error));
  }
}

function spawnTrainer(): TrainerPort {
  const worker = new Worker(new URL('./trainer.js', import.meta.url));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    onFailure: (listener) => void worker.on('error', (error) => listener(String(error))),
    terminate: () => void worker.terminate(),
  };
}

async function readFiles(folder: string, id: string): Promise<DataFiles> {
  const files: Record<string, Uint8Array> = {};
  for (const file of dataSets.get(id).files) {
    const path = [`${file.path}.gz`, file.path].map((name) => join(folder, name)).find(existsSync);
    if (path) files[file.role] = verifyFile(file, await readFile(path), path).bytes;
    else if (!file.optional) throw new DataError('data-missing', id, `${join(folder, file.path)} is missing.`);
  }
  return files;
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(2)} %`;

/** One row per round: weights remaining, then each arm's accuracy and step at early stop. */
function table(recording: Recording): string {
  const { experiment, data } = recording;
  const shape = data?.inputShape ?? [];
  const network = buildNetwork(experiment.network, shape, data?.classNames.length ?? 0);
  const results = resultsOf(recording);
  const arms = armsOf(experiment);
  const quantities: Quantity[] = ['testAccuracyAtStop', 'stopStep'];
  const [accuracy, step] = quantities.map((quantity) => curvesOf(results, arms, quantity));
  const lines = Array.from({ length: experiment.pruning.rounds + 1 }, (_, round) => {
    const counts = recording.masks.find((mask) => mask.chain === 'ticket')?.remaining[round];
    const remaining = counts ? percent(weightsRemaining(network.parameters, counts)) : '–';
    const cells = arms.map((_arm, at) => {
      const point = accuracy[at].points.find((known) => known.round === round);
      const stop = step[at].points.find((known) => known.round === round);
      if (!point) return '–';
      const censored = stop?.censored ? `, ${stop.censored} at the end` : '';
      return `${percent(point.mean)} (${percent(point.min)}–${percent(point.max)}), step ${stop?.mean.toFixed(0) ?? '–'}${censored}`;
    });
    const verdict = verdictOf(results, arms, round);
    const against = verdict
      ? [verdict.ticket, ...verdict.others].map(({ arm, accuracy: difference }) => {
          const points = (value: number): string => (100 * value).toFixed(2);
          const interval = difference.interval?.map(points).join(', ') ?? 'one trial';
          return `${arm} ${points(difference.mean)} [${interval}]`;
        })
      : [];
    return `| ${round} | ${remaining} | ${cells.join(' | ')} | ${against.join('; ')} |`;
  });
  const head = `| round | weights remaining | ${arms.join(' | ')} | against the full network, points |`;
  return [head, head.replace(/[^|]+/g, '---'), ...lines].join('\n');
}

/** Weights of the first trial's full network and tickets, by recipe. */
async function firstTrial(storage: Storage, recording: Recording): Promise<WeightsByRecipe> {
  const { experiment, data, engine } = recording;
  const found = new Map<string, readonly Float32Array[]>();
  for (const { id } of recording.runs) {
    if (id.trial !== 0 || (id.arm !== 'full' && id.arm !== 'ticket')) continue;
    const identity = { filesHash: data?.filesHash ?? null };
    const recipe = recipeOf(experiment, id, identity, engine?.version ?? '');
    const run = await storage.getRun(recipe);
    if (run) found.set(recipe, run.weights);
  }
  return found;
}

async function main(): Promise<void> {
  const { experiment, workers, data, out, weights } = readArguments();
  const storage = memoryStorage();
  let recording = emptyRecording(experiment);
  const began = performance.now();
  const lab = createLab({
    storage,
    workers,
    spawn: spawnTrainer,
    files: (set) => readFiles(data, set),
    emit(events) {
      recording = events.reduce(record, recording);
    },
    status(status, progress, error) {
      if (error) {
        console.error(error.message);
        process.exit(1);
      }
      if (!progress || !process.stderr.isTTY) return;
      const left = progress.secondsLeft === null ? '' : `, about ${Math.ceil(progress.secondsLeft)} s left`;
      process.stderr.write(`\r${status}: ${progress.runsDone} of ${progress.runsTotal} runs${left}   `);
    },
    weights: () => undefined,
    changed: () => undefined,
  });
  await lab.start(experiment);
  const seconds = (performance.now() - began) / 1000;
  console.log(table(recording));
  console.log(`\n${recording.runs.length} training runs in ${seconds.toFixed(1)} s, ${workers} workers.`);
  if (out) await writeFile(out, writeRecording(recording));
  if (weights) await writeFile(weights, writeWeights(await firstTrial(storage, recording)));
  process.exit(0);
}

await main();
