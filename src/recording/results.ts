import { dataSets } from '../datasets';
import type { Experiment } from '../experiment/schema';
import { resultOf, type RunResult } from '../lottery/results';
import type { Recording } from './recording';

/** Classes assumed before the files of a data set are read. */
const UNKNOWN_CLASSES = 10;

/** Arms of an experiment in drawing order: the ticket, then what it is compared with. */
export const armsOf = (experiment: Experiment): string[] => ['ticket', ...experiment.compare.arms];

/** Results of the runs of a recording that are over. */
export function resultsOf(recording: Recording): RunResult[] {
  const { data, experiment } = recording;
  const known = data?.classNames.length ?? dataSets.get(experiment.data.set).classes;
  const classes = known ?? UNKNOWN_CLASSES;
  return recording.runs
    .filter((run) => run.status !== 'running')
    .map((run) => resultOf(run.id, run.points, run.status === 'diverged', classes));
}
