/** Is an experiment trained to its end? */
import type { Experiment } from '../experiment/schema';
import type { Recording } from './recording';

/** Training runs of an experiment if none diverges. */
export const plannedCount = ({ chance, pruning, compare }: Experiment): number =>
  chance.trials * (1 + pruning.rounds * (1 + compare.arms.length));

/** Training runs that are over. */
export const overCount = ({ runs }: Pick<Recording, 'runs'>): number =>
  runs.filter(({ status }) => status !== 'running').length;

/** Is every planned run over? Only then does a fingerprint speak of the whole. */
export const isComplete = (recording: Pick<Recording, 'runs' | 'experiment'>): boolean =>
  overCount(recording) >= plannedCount(recording.experiment);
