import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writeLink } from '../experiment/link';
import { pageLink } from './dialogs/page-link';
import { useLab } from './lab';
import { Logo } from './logo';
import { Transport } from './top-bar/transport';

/** Above an embedded page: a small title that leads to the full one. */
export function EmbedBar() {
  const { t } = useTranslation();
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
