import type { LabState, Prediction } from '../../../store/store';
import { useTexts } from '../../../texts';
import { timeLeft } from '../../kit/format';
import { useLab, useLabSometimes } from '../../state/lab';
import { isBusy } from '../../state/status';
import { Score } from './score';
import { nextStep } from './next-step';
import type { Outcome } from './score-texts';

interface Props {
  readonly prediction: Prediction;
  readonly outcome: Outcome;
  readonly hasResults: boolean;
}

/** What there is to do, to wait for, or to see. */
export function GuessWords({ prediction, outcome, hasResults }: Props) {
  const { t } = useTexts();
  const busy = useLab((state) => isBusy(state.session.status));
  const { revealed, byRecorded } = prediction;
  if (revealed && hasResults) {
    return (
      <>
        {byRecorded && `${t('lecture.predict.recorded')} `}
        <Score prediction={prediction} outcome={outcome} />
      </>
    );
  }
  const next = nextStep(prediction, hasResults, busy);
  return (
    <>
      {busy && !hasResults && <ToCome isRevealed={revealed} />} {next && t(next)}
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
