/** Says which part did not come or failed, and what can be done. */
import { CloudOff, RefreshCw, RotateCcw, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../texts';
import { reasonOf } from '../problem';
import { NotFetched } from './not-fetched';
import './missing.css';

interface MissingProps {
  readonly error: unknown;
  /** what it is about, instead of "a part" */
  readonly title?: string;
  /** how often it was asked for again */
  readonly tries?: number;
  again(): void;
  readonly leave?: () => void;
}

export function Missing({ error, title, tries = 0, again, leave }: MissingProps) {
  const { t } = useTexts();
  const isMissing = error instanceof NotFetched;
  return (
    <div className={leave ? 'missing beside' : 'missing'} role="alert">
      <CloudOff aria-hidden />
      <div>
        <p>
          <strong>
            {title ?? t(isMissing ? (tries === 0 ? 'fetched.missing' : 'fetched.stillMissing') : 'fetched.failed')}
          </strong>
        </p>
        <p>{isMissing ? t('fetched.why', { file: error.file }) : t('fetched.error', { reason: reasonOf(error) })}</p>
        <p>{t('fetched.goesOn')}</p>
        <div className="button-row">
          <Button className="button" onPress={again}>
            <RotateCcw aria-hidden /> {t('fetched.again')}
          </Button>
          <Button className="button" onPress={() => window.location.reload()}>
            <RefreshCw aria-hidden /> {t('fetched.reload')}
          </Button>
        </div>
      </div>
      {leave && (
        <Button className="icon-button" aria-label={t('fetched.close')} onPress={leave}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
