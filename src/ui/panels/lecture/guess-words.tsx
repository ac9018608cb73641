import type { ByRound } from '../../../lottery/prediction';
import type { Comparison } from '../../../lottery/statistics';
import type { LabState, Prediction } from '../../../store/store';
import { useTexts } from '../../../texts';
import { timeLeft } from '../../kit/format';
import { isGuessed } from '../../state/is-guessed';
import { useLab, useLabSometimes } from '../../state/lab';
import { isBusy } from '../../state/status';
import { Score } from './score';

interface Props {
  readonly prediction: Prediction;
  readonly outcome: {
    readonly actual: ByRound;
    readonly comparisons: readonly (Comparison | null)[];
    readonly nothingLearned: boolean;
  };
  readonly hasResults: boolean;
  readonly isRecorded: boolean;
}

/** What there is to do, to wait for, or to see. */
export function GuessWords({ prediction, outcome, hasResults, isRecorded }: Props) {
  const { t } = useTexts();
  const busy = useLab((state) => isBusy(state.session.status));
  const { kind, revealed } = prediction;
  if (revealed && hasResults) {
    return (
      <>
        {isRecorded && `${t('lecture.predict.recorded')} `}
        <Score prediction={prediction} {...outcome} />
      </>
    );
  }
  if (revealed) return busy ? <ToCome isRevealed /> : t('lecture.predict.notTrained');
  if (hasResults) return t(isGuessed(prediction) ? 'lecture.predict.ready' : `lecture.predict.how.${kind}`);
  if (!busy) return t('lecture.predict.notTrained');
  return (
    <>
      <ToCome /> {!isGuessed(prediction) && t('lecture.predict.meanwhile')}
    </>
  );
}

/** Between two readings, in ms. */
const EVERY = 500;

const secondsOf = ({ session }: LabState): number | null => session.progress?.secondsToResult ?? null;

/** In training, and when there will be something to see of it. */
function ToCome({ isRevealed = false }: { readonly isRevealed?: boolean }) {
  const { t } = useTexts();
  const seconds = useLabSometimes(secondsOf, EVERY);
  const key = isRevealed ? 'drawing' : 'training';
  if (seconds === null) return <>{t(`lecture.predict.${key}Soon`)}</>;
  const time = timeLeft(seconds);
  return <>{t(`lecture.predict.${key}`, { time: t(time.key, time.values) })}</>;
}
