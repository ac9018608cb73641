import { ExternalLink } from 'lucide-react';
import { useTexts } from '../texts';
import { writeLink } from '../experiment/link';
import { pageLink } from './state/page-link';
import { useLab } from './state/lab';
import { Logo } from './kit/logo';
import { Transport } from './transport/transport';

/** Above an embedded page: a small title that leads to the full one. */
export function EmbedBar() {
  const { t } = useTexts();
  const hash = useLab((state) => writeLink(state.experiment));
  return (
    <header className="embed-bar">
      <h1>
        <a href={pageLink(window.location.href, hash)} target="_blank" rel="noreferrer">
          <Logo /> <span translate="no">{t('app.name')}</span> <ExternalLink aria-label={t('embed.open')} />
        </a>
      </h1>
      <Transport />
    </header>
  );
}
