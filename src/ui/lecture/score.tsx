import { useTranslation } from 'react-i18next';
import { breakRound, type ByRound } from '../../lottery/prediction';
import type { Prediction } from '../../store/store';
import { scoreTexts } from './score-texts';

/** How good the guess was, in words. */
export function Score({ prediction, actual }: { readonly prediction: Prediction; readonly actual: ByRound }) {
  const { t } = useTranslation();
  return (
    <>
      {scoreTexts(prediction, actual, breakRound(actual)).map(({ key, values }, at) => (
        <span key={key} className={at === 0 ? 'lecture-score' : undefined}>
          {t(key, values)}{' '}
        </span>
      ))}
    </>
  );
}
