/** A random target, and the random numbers whose sum comes closest to it. */
import { memo, useCallback } from 'react';
import { SubsetErrorChart } from '../../../../charts/network/subset-error-chart';
import { SubsetSumFigure } from '../../../../charts/network/subset-sum-figure';
import { MOST_DRAWN } from '../../../../lottery/subset-draws';
import { useTexts } from '../../../../texts';
import { useActions, useLab } from '../../../state/lab';
import { HowMany } from './how-many';
import styles from './strong-ticket.module.css';

const Figure = memo(SubsetSumFigure);
const Errors = memo(SubsetErrorChart);

export function OneWeight() {
  const { t } = useTexts();
  const { n, draw } = useLab(({ view }) => view.sum);
  const { setView } = useActions();
  const setN = useCallback((next: number) => setView({ sum: { n: next, draw } }), [setView, draw]);
  return (
    <section className={styles.part} aria-label={t('inside.strong.oneWeight')}>
      <h2>{t('inside.strong.oneWeight')}</h2>
      <HowMany
        label={t('inside.strong.numbers')}
        most={MOST_DRAWN}
        n={n}
        onN={setN}
        onDrawAgain={() => setView({ sum: { n, draw: draw + 1 } })}
      />
      <Figure draw={draw} n={n} />
      <Errors draw={draw} n={n} onN={setN} />
    </section>
  );
}
