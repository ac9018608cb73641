import type { Standard } from '../lottery/metric';
import { resultOf, type RunResult } from '../lottery/results';
import { taskOf } from '../tasks';
import { standardOf as standardOfTask } from '../tasks/task';
import type { Recording } from './recording';

/** What the results of a recording are judged by. */
export const standardOf = ({ data, experiment }: Pick<Recording, 'data' | 'experiment'>): Standard =>
  standardOfTask(taskOf(experiment.data.set), { settings: experiment.data, info: data });

/** Results of the runs of a recording that are over. */
export function resultsOf(recording: Recording): RunResult[] {
  const standard = standardOf(recording);
  return recording.runs
    .filter((run) => run.status !== 'running')
    .map((run) => resultOf(run.id, run.points, run.status === 'diverged', standard));
}
