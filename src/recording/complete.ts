/** Is an experiment trained to its end? */
import { chainsOf } from '../experiment/chains';
import { levelsOf } from '../experiment/levels';
import { copiesCount, pathsOf } from '../experiment/paths';
import { planesOf } from '../experiment/planes';
import type { Experiment } from '../experiment/schema';
import type { Recording } from './recording';

/** Training runs of an experiment without copies, if none diverges. */
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

/** Training runs that an experiment takes, with those that only paths between networks need, if none diverges. */
export const trainedCount = (experiment: Experiment): number => plannedCount(experiment) + copiesCount(experiment);

/** Is every path and every plane measured? */
export function isMeasured({ experiment, measurements = [] }: Pick<Recording, 'experiment' | 'measurements'>): boolean {
  const found = (id: string): number => measurements.filter(({ measure }) => measure === id).length;
  return (
    found('path') >= pathsOf(experiment).length * experiment.chance.trials &&
    found('plane') >= planesOf(experiment).length
  );
}

/** Is every planned run over, and every path and plane measured? Only then does a fingerprint speak of the whole. */
export const isComplete = (recording: Pick<Recording, 'runs' | 'experiment' | 'measurements'>): boolean =>
  overCount(recording) >= plannedCount(recording.experiment) && isMeasured(recording);
