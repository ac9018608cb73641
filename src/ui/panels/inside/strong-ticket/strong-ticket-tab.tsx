/** Pruning is all you need (Malach et al. 2020): one weight as a sum of random ones, then a whole network of them. */
import { useTexts } from '../../../../texts';
import { OneWeight } from './one-weight';
import styles from './strong-ticket.module.css';
import { WholeNetwork } from './whole-network';

export function StrongTicketTab() {
  const { t } = useTexts();
  return (
    <div className={styles.tab}>
      <p className={`muted ${styles.intro}`}>{t('inside.strong.intro')}</p>
      <div className={styles.parts}>
        <OneWeight />
        <WholeNetwork />
      </div>
    </div>
  );
}
