import { useTranslation } from 'react-i18next';
import type { ByRound } from '../../../lottery/prediction';
import type { Comparison } from '../../../lottery/statistics';
import type { Prediction } from '../../../store/store';
import { useShown } from '../../state/shown';
import { scoreTexts } from './score-texts';
import styles from './predict.module.css';

interface Props {
  readonly prediction: Prediction;
  readonly actual: ByRound;
  /** the ticket with the full network, by round */
  readonly comparisons: readonly (Comparison | null)[];
  readonly nothingLearned: boolean;
}

/** How good the guess was, in words. */
export function Score({ prediction, actual, comparisons, nothingLearned }: Props) {
  const { t } = useTranslation();
  const { judge } = useShown().standard;
  return (
    <>
      {scoreTexts(judge, prediction, { actual, comparisons, nothingLearned }).map(({ key, values }, at) => (
        <span key={key} className={at === 0 ? styles.score : undefined}>
          {t(key, { ...values, context: judge.id })}{' '}
        </span>
      ))}
    </>
  );
}
