import { useTexts } from '../../../texts';
import type { Prediction } from '../../../store/store';
import { useShown } from '../../state/shown';
import { scoreTexts, type Outcome } from './score-texts';
import styles from './predict.module.css';

/** How good the guess was, in words. */
export function Score({ prediction, outcome }: { readonly prediction: Prediction; readonly outcome: Outcome }) {
  const { t } = useTexts();
  const { judge } = useShown().standard;
  return (
    <>
      {scoreTexts(judge, prediction, outcome).map(({ key, values }, at) => (
        <span key={key} className={at === 0 ? styles.score : undefined}>
          {t(key, { ...values, context: judge.id })}{' '}
        </span>
      ))}
    </>
  );
}
