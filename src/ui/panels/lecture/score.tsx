import { useTranslation } from 'react-i18next';
import type { ByRound } from '../../../lottery/prediction';
import type { Prediction } from '../../../store/store';
import { scoreTexts } from './score-texts';
import styles from './predict.module.css';

interface Props {
  readonly prediction: Prediction;
  readonly actual: ByRound;
  readonly nothingLearned: boolean;
}

/** How good the guess was, in words. */
export function Score({ prediction, actual, nothingLearned }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {scoreTexts(prediction, actual, nothingLearned).map(({ key, values }, at) => (
        <span key={key} className={at === 0 ? styles.score : undefined}>
          {t(key, values)}{' '}
        </span>
      ))}
    </>
  );
}
