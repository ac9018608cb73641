import { chainsOf, findsCounts } from '../experiment/chains';
import { remainingByLevel } from '../experiment/levels';
import { networkOn } from '../experiment/network';
import { weightsRemaining } from '../lottery/masks';
import type { Standard } from '../lottery/metric';
import { resultOf, type RunResult } from '../lottery/results';
import { earlyStop } from '../lottery/statistics';
import { taskOf } from '../tasks';
import { standardOf as standardOfTask } from '../tasks/task';
import type { Recording } from './recording';

/** What the results of a recording are judged by. */
export const standardOf = ({ data, experiment }: Pick<Recording, 'data' | 'experiment'>): Standard =>
  standardOfTask(taskOf(experiment.data.set), { settings: experiment.data, info: data });

/** Results of the runs of a recording that are over. */
export function resultsOf(recording: Recording): RunResult[] {
  const { experiment, data, runs, masks } = recording;
  const standard = standardOf(recording);
  const { parameters } = networkOn(experiment, data);
  const remaining = chainsOf(experiment).map((_, chain) => remainingByLevel(experiment, parameters, chain));
  const full = runs.filter(({ id, status }) => id.chain === null && status === 'finished');
  const best = new Map(full.map(({ id, points }) => [id.trial, earlyStop(points, standard.stop)?.value]));
  return runs
    .filter((run) => run.status !== 'running')
    .map(({ id, points, status }) => {
      const { trial, chain, level } = id;
      // where it is found in training how many weights go, masks tell
      const own = chain !== null && findsCounts(experiment, chain);
      const found = own ? masks.find((mask) => mask.trial === trial && mask.chain === chain)?.remaining[level] : null;
      const left = found ? weightsRemaining(parameters, found) : remaining[chain ?? 0][level];
      return resultOf(id, points, status === 'diverged', standard, left, best.get(id.trial));
    });
}
