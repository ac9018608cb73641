import type { Prediction } from '../../../store/store';

/** The guess about the experiment in front; an older one about other rounds counts as none. */
export function guessFor(prediction: Prediction, remaining: readonly number[]): Prediction {
  const fits =
    prediction.remaining.length === remaining.length &&
    prediction.remaining.every((value, round) => value === remaining[round]);
  return fits ? prediction : { ...noGuess(remaining), kind: prediction.kind };
}

export const noGuess = (remaining: readonly number[]): Omit<Prediction, 'kind'> => ({
  remaining,
  curve: remaining.map(() => null),
  breaks: null,
  revealed: false,
  closer: false,
});
