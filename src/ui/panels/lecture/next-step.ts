import type { Prediction } from '../../../store/store';
import { isGuessed } from '../../state/is-guessed';

/** What there is to do about a guess; null: nothing but wait or look. */
export function nextStep(prediction: Prediction, hasResults: boolean, isBusy: boolean) {
  if (prediction.revealed) return hasResults || isBusy ? null : 'lecture.predict.stopped';
  if (hasResults)
    return isGuessed(prediction) ? 'lecture.predict.ready' : (`lecture.predict.how.${prediction.kind}` as const);
  if (!isBusy) return 'lecture.predict.notTrained';
  return isGuessed(prediction) ? null : 'lecture.predict.meanwhile';
}
