import { ChartLine, Library } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useActions } from '../state/lab';

/** Opens gallery and comparing; their code comes when they are first opened. */
export function LibraryButtons() {
  const { t } = useTexts();
  const { setView } = useActions();
  return (
    <>
      <Button className="pill-button" aria-label={t('gallery.button')} onPress={() => setView({ library: 'gallery' })}>
        <Library aria-hidden /> <span className="wide-only">{t('gallery.button')}</span>
      </Button>
      <Button
        className="pill-button"
        aria-label={t('gallery.compareButton')}
        onPress={() => setView({ library: 'compare' })}
      >
        <ChartLine aria-hidden /> <span className="wide-only">{t('gallery.compareButton')}</span>
      </Button>
    </>
  );
}
