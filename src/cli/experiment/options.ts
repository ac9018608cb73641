import { inEnglish } from '../../problem';
import { allowedText } from '../../experiment/allowed';
import { fieldAt, withValue } from '../../experiment/fields';
import { checkLimits } from '../../experiment/limits';
import { refusal } from '../../experiment/link-note';
import { numberOf, readValue } from '../../experiment/link-value';
import type { Experiment } from '../../experiment/schema';
import { readArguments, UsageError } from '../arguments';
import { lineOf } from '../reason';
import { readSource } from './source';

export interface Options {
  readonly experiment: Experiment;
  /** what there is to say about how it was read */
  readonly said: readonly string[];
  /** trainers at once; null: as the experiment says */
  readonly workers: number | null;
  /** folder of data files */
  readonly data: string;
  /** folder of what was trained already */
  readonly state: string;
  /** where the recording goes */
  readonly out?: string;
  /** where weights go, for looking at: of the first trial, of all trials of a small network */
  readonly weights?: string;
  /** where the first trial's ticket goes, with a PyTorch script beside it */
  readonly ticket?: string;
  /** one JSON object a line instead of a table */
  readonly json: boolean;
  /** train again what is stored */
  readonly fresh: boolean;
}

export const USAGE =
  'Usage: npm run experiment -- LINK_OR_FILE [--out FILE] [--weights FILE] [--ticket FILE] ' +
  '[--workers N] [--data DIR] [--trials N] [--rounds N] [--json] [--fresh] [--state DIR]';

/** Most trainers at once. */
const MOST_WORKERS = 64;

/**
 * @returns null when only help is asked for
 * @throws UsageError of one line that names the argument and the choices.
 */
export async function readOptions(args: readonly string[]): Promise<Options | null> {
  try {
    const { values, positionals } = parse(args);
    if (values.help) return null;
    if (positionals.length > 1) throw new Error(`One experiment at a time, not ${positionals.length}.`);
    for (const name of ['data', 'state', 'out', 'weights', 'ticket'] as const) {
      if (values[name] === '')
        throw new Error(`--${name} needs a ${name === 'data' || name === 'state' ? 'folder' : 'file'}.`);
    }
    const files = [values.out, values.weights, values.ticket].filter((file) => file !== undefined);
    const twice = files.find((file, at) => files.indexOf(file) < at);
    if (twice !== undefined)
      throw new Error(`${twice} is named twice; allowed: a file of its own for each of --out, --weights and --ticket.`);
    const source = await readSource(positionals[0] ?? '');
    let experiment = withNumber(source.experiment, 'chance.trials', '--trials', values.trials);
    experiment = withNumber(experiment, 'pruning.rounds', '--rounds', values.rounds);
    const { backend } = experiment.engine;
    if (backend === 'webgpu' || backend === 'webgl') {
      throw new Error(`engine.backend is ${backend}, which only browsers have; allowed here: auto, simd, cpu.`);
    }
    const { notes } = checkLimits(experiment);
    if (notes.length > 0) throw new Error(`${notes[0].path} is ${notes[0].given}; ${refusal(notes[0]).english}.`);
    return {
      experiment,
      said: source.said,
      workers: values.workers === undefined ? null : workersOf(values.workers),
      data: values.data ?? 'public/data',
      state: values.state ?? '.ticket-lab',
      out: values.out,
      weights: values.weights,
      ticket: values.ticket,
      json: values.json ?? false,
      fresh: values.fresh ?? false,
    };
  } catch (error) {
    throw new UsageError(`${lineOf(error)} ${USAGE}`, { cause: error });
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      out: text,
      weights: text,
      ticket: text,
      workers: text,
      data: text,
      trials: text,
      rounds: text,
      state: text,
      json: flag,
      fresh: flag,
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function withNumber(experiment: Experiment, path: string, name: string, given?: string): Experiment {
  const field = fieldAt(path);
  if (!field || given === undefined) return experiment;
  const { value, isAllowed } = readValue(field, given);
  if (!isAllowed) throw new Error(`${name} is ${given}; allowed: ${inEnglish(allowedText(field))}.`);
  return withValue(experiment, field, value);
}

function workersOf(given: string): number {
  const workers = numberOf(given);
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new Error(`--workers is ${given}; allowed: 1 … ${MOST_WORKERS}.`);
}
