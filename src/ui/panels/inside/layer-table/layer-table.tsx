/** What is left of each layer in the selected round: weights, activations, multiply-adds (Han et al. 2015, Tables 3 and 4). */
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { layerRows } from '../../../../analyses/layer-table';
import { csvForms } from '../../../../charts/export/csv';
import { saveTable } from '../../../../charts/export/save-table';
import { layerTitle } from '../../../../charts/kit/layer-name';
import { useArms } from '../../../../charts/kit/use-arms';
import { isSparse } from '../../../../experiment/chains';
import { full, placeOf, ticket, type Arm } from '../../../../lottery/run-key';
import type { Question } from '../../../../page-worker/look/questions';
import { useTexts } from '../../../../texts';
import { ChoiceBox } from '../../../kit/choice-box';
import { compact, integer, percent } from '../../../kit/format';
import { useShown } from '../../../state/shown';
import { leftAfter } from '../../../state/use-mask';
import styles from '../tables.module.css';
import { useAnswer } from '../use-answer';
import { useRuns } from '../use-runs';
import { layerColumns } from './layer-columns';
import { WhatLayersBear } from './what-layers-bear';

export function LayerTable() {
  const { t, i18n } = useTexts();
  const arms = useArms();
  const { experiment, recording, network, peers, round: selected } = useShown();
  const [chosen, choose] = useState<Arm>(ticket);
  const of = useRuns();
  const offered = useMemo(() => [full, ...peers], [peers]);
  const arm = selected > 0 && offered.includes(chosen) ? chosen : full;
  const round = arm === full ? 0 : selected;
  const question = useMemo(
    (): Question<'layer-counts'> | null => of && { kind: 'layer-counts', of, network: { arm, round } },
    [of, arm, round],
  );
  const { answer, to, problem, waiting } = useAnswer(question);
  const layers = question !== null && to === question ? (answer?.layers ?? null) : null;
  const { chain } = placeOf(arm);
  // counted by masks: weights of recordings are rounded, some of them to 0
  const mask = recording?.masks.find((one) => one.chain === chain && one.trial === of?.trial) ?? null;
  const isHoled = chain !== null && isSparse(experiment, { chain });
  const rows = useMemo(
    () => (layers ? layerRows(network, layers, isHoled ? leftAfter(mask, round) : []) : []),
    [network, layers, isHoled, mask, round],
  );
  const title = t('inside.layerTable.title', { name: arms.name(arm), round });
  const save = (): Promise<void> => saveTable(`layers-${round}`, layerColumns(rows), csvForms(i18n.language)[0]);
  return (
    <div className={styles.view}>
      <p className="muted">{t('inside.layerTable.intro')}</p>
      {selected > 0 && (
        <ChoiceBox
          label={t('inside.layerTable.choose')}
          value={arm}
          choices={offered.map((id) => ({ id, text: arms.name(id) }))}
          onChange={(id) => choose(offered.find((one) => one === id) ?? ticket)}
        />
      )}
      {rows.length === 0 ? (
        <p className="muted" role="status">
          {problem ?? t(waiting ? 'inside.layerTable.counting' : 'inside.layerTable.notAtHand')}
        </p>
      ) : (
        <>
          <table className={`${styles.table} ${styles.short}`}>
            <caption>{title}</caption>
            <thead>
              <tr>
                {(['layer', 'weights', 'kept', 'activations', 'work'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`inside.layerTable.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ spec, weights, kept, activations, work }) => (
                <tr key={spec?.layer ?? 0} className={spec ? undefined : styles.total}>
                  <th scope="row">{spec ? layerTitle(t, spec) : t('inside.layerTable.total')}</th>
                  <td>{compact(weights)}</td>
                  {[kept, activations, work].map((share, at) => (
                    // three columns, always the same
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={at}>{percent(share)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted">
            {t('inside.layerTable.note', { count: answer?.tested ?? 0, examples: integer(answer?.tested ?? 0) })}
            {answer?.rounded && ` ${t('inside.layerTable.rounded')}`}
          </p>
          <p>
            <Button className="button" onPress={() => void save()}>
              {t('inside.layerTable.csv')}
            </Button>
          </p>
        </>
      )}
      {of && <WhatLayersBear of={of} specs={network.parameters} />}
    </div>
  );
}
