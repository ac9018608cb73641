import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { readArguments, UsageError } from '../arguments';
import { isLink, readLinkArgument } from '../link-argument';
import { lineOf } from '../reason';

export type Options =
  | { readonly help: true }
  | {
      readonly help: false;
      readonly set: string;
      /** of a link: its examples are written as IDX files for other programs */
      readonly experiment?: Experiment;
      /** what there is to say about how the link was read */
      readonly said?: readonly string[];
      /** folder to copy from; downloads when absent */
      readonly from?: string;
      /** folder the page reads its data from */
      readonly to: string;
    };

export const usage = (sets: readonly string[]): string =>
  `Usage: npm run data -- ${sets.join('|')} [--from DIR] [--to DIR], or npm run data -- LINK|strokes --to DIR [--from DIR]`;

/**
 * @param sets ids that may be asked for
 * @throws UsageError of one line that names the argument and the choices.
 */
export function parseOptions(args: readonly string[], sets: readonly string[]): Options {
  const fail = (reason: string): never => {
    throw new UsageError(`${reason} ${usage(sets)}`);
  };
  const read = (): ReturnType<typeof parse> => {
    try {
      return parse(args);
    } catch (error) {
      return fail(lineOf(error));
    }
  };
  const { values, positionals } = read();
  if (values.help) return { help: true };
  const [set, ...more] = positionals;
  if (set === undefined) return fail('Which data set?');
  const experiment = experimentOf(set);
  if (!sets.includes(set) && !experiment) return fail(`Unknown data set "${set}". Known: ${sets.join(', ')}.`);
  if (more.length > 0) return fail(`One data set at a time; "${more[0]}" is too much.`);
  if (values.from === '') return fail('--from needs a folder.');
  if (values.to === '') return fail('--to needs a folder.');
  if (experiment) {
    if (values.to === undefined) return fail('The data of an experiment need --to, a folder of their own.');
    if ('reason' in experiment) return fail(experiment.reason);
    return { help: false, set, ...experiment, from: values.from, to: values.to };
  }
  return { help: false, set, from: values.from, to: values.to ?? 'public/data' };
}

/** The experiment that is meant, or what is wrong with it; null: a set's files are meant. */
function experimentOf(given: string): { experiment: Experiment; said: string[] } | { reason: string } | null {
  if (given === 'strokes') return { experiment: defaultExperiment, said: [] };
  if (!isLink(given)) return null;
  try {
    return readLinkArgument(given);
  } catch (error) {
    return { reason: lineOf(error) };
  }
}

const parse = (args: readonly string[]) =>
  readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
