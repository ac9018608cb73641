/** Is an experiment trained to its end? */
import { chainsOf } from '../experiment/chains';
import { levelsOf } from '../experiment/levels';
import type { Experiment } from '../experiment/schema';
import type { Recording } from './recording';

/** Training runs of an experiment if none diverges. */
export const plannedCount = (experiment: Experiment): number =>
  experiment.chance.trials *
  chainsOf(experiment).reduce((sum, { controls }, at) => sum + levelsOf(experiment, at) * (1 + controls.length), 1);

/** Training runs that are over. */
export const overCount = ({ runs }: Pick<Recording, 'runs'>): number =>
  runs.filter(({ status }) => status !== 'running').length;

/** Trials of which every planned run is over. */
export function overTrials({ runs, experiment }: Pick<Recording, 'runs' | 'experiment'>): number {
  const { trials } = experiment.chance;
  const each = plannedCount(experiment) / trials;
  const isOver = (trial: number): boolean => overCount({ runs: runs.filter(({ id }) => id.trial === trial) }) >= each;
  return Array.from({ length: trials }, (_, trial) => trial).filter(isOver).length;
}

/** Is every planned run over? Only then does a fingerprint speak of the whole. */
export const isComplete = (recording: Pick<Recording, 'runs' | 'experiment'>): boolean =>
  overCount(recording) >= plannedCount(recording.experiment);
