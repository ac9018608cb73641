/** The full network and those without whole filters in the selected round: Table 1 of Li et al. 2017, of this experiment. */
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { filterRows } from '../../../../analyses/filters';
import { csvForms } from '../../../../charts/export/csv';
import { saveTable } from '../../../../charts/export/save-table';
import { useArms } from '../../../../charts/kit/use-arms';
import { chainsOf, findsCounts, isByUnit } from '../../../../experiment/chains';
import { useTexts } from '../../../../texts';
import { ArmSwatch } from '../../../kit/arm-swatch';
import { compact, integer, percent, score } from '../../../kit/format';
import { useShown } from '../../../state/shown';
import { filterTable } from './filter-table';
import { SliceTimes } from './slice-times';
import styles from '../tables.module.css';

export function FiltersTab() {
  const { t, i18n } = useTexts();
  const arms = useArms();
  const { experiment, network, results, round, standard, recording } = useShown();
  const level = Math.max(round, 1);
  const masks = recording?.masks;
  const measurements = recording?.measurements;
  const rows = useMemo(
    () => filterRows(experiment, network, results, level, { masks: masks ?? [], measurements }),
    [experiment, network, results, level, masks, measurements],
  );
  const [full] = rows;
  const chain = chainsOf(experiment).findIndex((_, at) => isByUnit(experiment, at));
  const isFound = chain >= 0 && findsCounts(experiment, chain);
  const found = isFound ? (masks?.find((mask) => mask.chain === chain)?.remaining[level] ?? null) : null;
  const judge = standard.judge;
  const save = (): Promise<void> =>
    saveTable(
      `filters-${level}`,
      filterTable(rows, (arm) => arms.name(arm), judge.id),
      csvForms(i18n.language)[0],
    );
  return (
    <div className={`filters-tab ${styles.view}`}>
      <h2>{t('inside.filters.title', { round: level })}</h2>
      <p className="muted">{t('inside.filters.intro')}</p>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('inside.filters.title', { round: level })}</caption>
        <thead>
          <tr>
            {(['network', 'score', 'steps', 'multiplyAdds', 'parameters'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`inside.filters.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.arm}>
              <th scope="row">
                <ArmSwatch arm={row.arm} /> {arms.name(row.arm)}
              </th>
              <td>{row.score ? score(judge, row.score.mean) : '–'}</td>
              <td>
                {integer(row.steps)}
                {row.stepsBefore > 0 && (
                  <span className={styles.below}>{t('inside.filters.after', { steps: integer(row.stepsBefore) })}</span>
                )}
                {row.wholeTo !== null && (
                  <span className={`${styles.below} ${styles.words}`}>
                    {t('inside.filters.wholeTo', { step: integer(row.wholeTo) })}
                  </span>
                )}
              </td>
              <Count left={row.multiplyAdds} full={full.multiplyAdds} />
              <Count left={row.parameters} full={full.parameters} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('inside.filters.note', { count: full.score?.n ?? 0 })}</p>
      <p>
        <Button className="button" onPress={() => void save()}>
          {t('inside.filters.csv')}
        </Button>
      </p>
      {recording?.data && chain >= 0 && (found || !isFound) && (
        <SliceTimes
          key={`${chain}/${level}`}
          experiment={experiment}
          data={recording.data}
          engineVersion={recording.engine?.version ?? ''}
          chain={chain}
          level={level}
          found={found}
        />
      )}
    </div>
  );
}

/** A count, and what it lacks of the full network's. @param left null: not known yet */
function Count({ left, full }: { readonly left: number | null; readonly full: number | null }) {
  if (left === null || full === null) return <td>–</td>;
  return (
    <td>
      {compact(Math.round(left))}
      {left < full && <span className={styles.below}>−{percent(1 - left / full)}</span>}
    </td>
  );
}
