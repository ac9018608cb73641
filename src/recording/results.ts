import { plannedCount } from '../experiment/chains';
import { dataSets } from '../tasks/classification/data-sets';
import { balancedShare } from '../tasks/classification/generated';
import type { Guessing } from '../lottery/guessing';
import { resultOf, type RunResult } from '../lottery/results';
import type { Recording } from './recording';

/** Classes assumed before the files of a data set are read. */
const UNKNOWN_CLASSES = 10;

/**
 * What guessing gets on the validation examples. Recordings made before class shares were written do
 * not hold them: generated sets are balanced, of others the least possible share is taken.
 */
export function guessingOf({ data, experiment }: Pick<Recording, 'data' | 'experiment'>): Guessing {
  const { set, validation: examples } = experiment.data;
  const { classes: known, files } = dataSets.get(set);
  const classes = data?.classNames.length ?? known ?? UNKNOWN_CLASSES;
  const isGenerated = files.length === 0;
  return {
    chance: 1 / classes,
    mostFrequent: data?.mostFrequent ?? (isGenerated ? balancedShare(examples, classes) : 1 / classes),
    exact: isGenerated || data?.mostFrequent !== undefined,
    examples,
  };
}

/** Results of the runs of a recording that are over. */
export function resultsOf(recording: Recording): RunResult[] {
  const guessing = guessingOf(recording);
  return recording.runs
    .filter((run) => run.status !== 'running')
    .map((run) => resultOf(run.id, run.points, run.status === 'diverged', guessing));
}

/** Are all planned runs over? A fingerprint speaks of the whole experiment. */
export const isWhole = ({ runs, experiment }: Pick<Recording, 'runs' | 'experiment'>): boolean =>
  runs.filter(({ status }) => status !== 'running').length >= plannedCount(experiment);
