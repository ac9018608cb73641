import { dataSets } from '../datasets';
import type { Experiment } from '../experiment/schema';
import { resultOf, type RunResult } from '../lottery/results';
import type { Recording } from './recording';

/** Classes assumed where only the files of a data set tell. */
const UNKNOWN_CLASSES = 10;

/** Arms of an experiment in drawing order: the ticket, then what it is compared with. */
export const armsOf = (experiment: Experiment): string[] => ['ticket', ...experiment.compare.arms];

/** Results of the runs of a recording that are over. */
export function resultsOf(recording: Recording): RunResult[] {
  const classes = dataSets.get(recording.experiment.data.set).classes ?? UNKNOWN_CLASSES;
  return recording.runs
    .filter((run) => run.status !== 'running')
    .map((run) => resultOf(run.id, run.points, run.status === 'diverged', classes));
}
