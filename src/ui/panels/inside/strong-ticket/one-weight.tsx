/** A random target, and the random numbers whose sum comes closest to it. */
import { memo, useState } from 'react';
import { SubsetErrorChart } from '../../../../charts/network/subset-error-chart';
import { SubsetSumFigure } from '../../../../charts/network/subset-sum-figure';
import { MOST_DRAWN } from '../../../../lottery/subset-draws';
import { useTexts } from '../../../../texts';
import { HowMany } from './how-many';
import styles from './strong-ticket.module.css';

const Figure = memo(SubsetSumFigure);
const Errors = memo(SubsetErrorChart);

export function OneWeight() {
  const { t } = useTexts();
  const [n, setN] = useState(10);
  const [draw, setDraw] = useState(0);
  return (
    <section className={styles.part} aria-label={t('inside.strong.oneWeight')}>
      <h2>{t('inside.strong.oneWeight')}</h2>
      <HowMany
        label={t('inside.strong.numbers')}
        most={MOST_DRAWN}
        n={n}
        onN={setN}
        onDrawAgain={() => setDraw(draw + 1)}
      />
      <Figure draw={draw} n={n} />
      <Errors draw={draw} n={n} onN={setN} />
    </section>
  );
}
