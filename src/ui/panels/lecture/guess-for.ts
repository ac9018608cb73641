/** What a guess is about, and the run it is held against. */
import { isSameWork } from '../../../experiment/differing';
import { levelsOf } from '../../../experiment/levels';
import type { Experiment } from '../../../experiment/schema';
import type { Recording } from '../../../recording/recording';
import { frontRecording } from '../../../store/selectors';
import type { LabState, Prediction } from '../../../store/store';

/** The guess about this experiment; one about another counts as none, however many rounds that has. */
export function guessFor(prediction: Prediction, experiment: Experiment): Prediction {
  const { kind, experiment: about } = prediction;
  const isAbout = about === experiment || (about !== null && isSameWork(about, experiment));
  return isAbout ? prediction : { ...noGuess(experiment), kind };
}

export const noGuess = (experiment: Experiment): Omit<Prediction, 'kind'> => ({
  experiment,
  curve: Array.from({ length: levelsOf(experiment, 0) + 1 }, () => null),
  breaks: null,
  revealed: false,
  closer: false,
  byRecorded: false,
});

type Asked = Parameters<typeof frontRecording>[0] & Pick<LabState, 'prediction'>;

/** The run in front, curtain or not; where the room asked for it, the recorded one of the same experiment. */
export function guessedRecording(state: Asked): Recording | null {
  const front = frontRecording(state);
  const { prediction, recorded } = state;
  if (!front || !recorded || !guessFor(prediction, front.experiment).byRecorded) return front;
  return isSameWork(recorded.experiment, front.experiment) ? recorded : front;
}

/** The experiment that is guessed about. */
export const guessedExperiment = (state: Asked): Experiment => guessedRecording(state)?.experiment ?? state.experiment;
