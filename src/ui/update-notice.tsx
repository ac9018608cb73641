/** Keeps the app for offline use; says quietly when a new version waits. Nothing is interrupted. */
import { RefreshCw, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../texts';
import { useLab } from './state/lab';
import './update-notice.css';

/** The files are fetched when the page has drawn itself and is idle, in ms after the first frame. */
const AFTER = 1_500;

export function UpdateNotice() {
  const { t } = useTexts();
  // a page inside another is not worth keeping
  const embed = useLab((state) => state.view.embed);
  const [reload, setReload] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || embed) return undefined;
    const timer = setTimeout(() => {
      import('../offline/register')
        .then(({ keepOffline }) => keepOffline((next) => setReload(() => next)))
        .catch((error: unknown) => console.warn('The app is not kept for offline use.', error));
    }, AFTER);
    return () => clearTimeout(timer);
  }, [embed]);
  return (
    <div className="update-notice" role="status">
      {reload && (
        <p>
          {t('people.update')}
          <Button className="button" onPress={reload}>
            <RefreshCw aria-hidden /> {t('people.reload')}
          </Button>
          <Button className="icon-button" aria-label={t('people.later')} onPress={() => setReload(null)}>
            <X aria-hidden />
          </Button>
        </p>
      )}
    </div>
  );
}
