/** The first Tab stops: past the bar, and past dozens of settings, to what is used most. Seen while they have the focus. */
import { useTranslation } from 'react-i18next';
import styles from './skip-links.module.css';

const RATE = '[data-path="pruning.rate"] input[type="range"]';

/** What a reader skips to, and where it is; panels take the focus for this only. */
const PLACES = {
  results: '.panel-results',
  rate: RATE,
  inside: '.panel-inside',
} as const;

type Place = keyof typeof PLACES;

export function SkipLinks({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.links} aria-label={t('skip.label')}>
      {places.map((place) => (
        <button key={place} type="button" onClick={() => goTo(PLACES[place])}>
          {t(`skip.${place}`)}
        </button>
      ))}
    </nav>
  );
}

function goTo(selector: string): void {
  const place = document.querySelector<HTMLElement>(selector);
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
