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

/** Is every planned run over? Only then does a fingerprint speak of the whole. */
export const isComplete = (recording: Pick<Recording, 'runs' | 'experiment'>): boolean =>
  overCount(recording) >= plannedCount(recording.experiment);
