import { networkOn } from '../experiment/network';
import type { Standard } from '../lottery/metric';
import { resultOf, type RunResult } from '../lottery/results';
import { earlyStop } from '../lottery/statistics';
import { taskOf } from '../tasks';
import { standardOf as standardOfTask } from '../tasks/task';
import type { Recording } from './recording';
import { remainingOfRun } from './remaining';

/** What the results of a recording are judged by. */
export const standardOf = ({ data, experiment }: Pick<Recording, 'data' | 'experiment'>): Standard =>
  standardOfTask(taskOf(experiment.data.set), { settings: experiment.data, info: data });

/** Results of the runs of a recording that are over. */
export function resultsOf(recording: Recording): RunResult[] {
  const { experiment, data, runs, masks } = recording;
  const standard = standardOf(recording);
  const { parameters } = networkOn(experiment, data);
  const remaining = remainingOfRun({ experiment, masks }, parameters);
  const full = runs.filter(({ id, status }) => id.chain === null && status === 'finished');
  const best = new Map(full.map(({ id, points }) => [id.trial, earlyStop(points, standard.stop)?.value]));
  return runs
    .filter((run) => run.status !== 'running')
    .map(({ id, points, status }) =>
      resultOf(id, points, status === 'diverged', standard, remaining(id), best.get(id.trial)),
    );
}
