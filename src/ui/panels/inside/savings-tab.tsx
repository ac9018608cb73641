/** What the selected round's ticket saves: figures counted from its masks, and times measured. */
import { useMemo } from 'react';
import { isSparse } from '../../../experiment/chains';
import { useTexts } from '../../../texts';
import { useEmptyWords } from '../../../charts/kit/empty-words';
import { savingsOf, type RoundSavings } from '../../../analyses/savings';
import { percent } from '../../kit/format';
import { useActions } from '../../state/lab';
import { useShown } from '../../state/shown';
import { COUNTED, isMeasured, MEASURED, NONE, ratioText, savingsRows, type SavingsKey } from '../../state/savings-rows';
import './savings.css';

export function SavingsTab() {
  const { t } = useTexts();
  const { recording, network, results, remaining, round, isLive } = useShown();
  const masks = recording?.masks;
  const all = useMemo(
    () => (recording ? savingsOf(recording, network) : []),
    // times come with results, counts with masks; evaluation points of runs under way change neither
    // oxlint-disable-next-line react/exhaustive-deps
    [results, masks, network],
  );
  // the full network saves nothing: there the first ticket is shown
  const shown = all.find((savings) => savings.round === Math.max(round, 1));
  const empty = useEmptyWords(shown ? null : t('savings.empty'));
  if (!shown) return <p className="muted">{empty}</p>;
  const left = percent(remaining[shown.round] ?? 1);
  const engine = recording?.engine;
  return (
    <div className="savings-tab">
      <h2>{t('savings.title', { left })}</h2>
      <Comparison caption={t('savings.counted')} savings={shown} keys={COUNTED} />
      <p className="muted">{t('savings.bytesNote')}</p>
      {recording && !isSparse(recording.experiment, { chain: 0 }) && <p>{t('savings.notSparse')}</p>}
      {isMeasured(shown) ? (
        <>
          <Comparison caption={t('savings.measured')} savings={shown} keys={MEASURED} />
          <p className="muted">
            {t(isLive ? 'savings.here' : 'savings.elsewhere', {
              count: shown.trials,
              engine: engine ? t(`engine.backends.${engine.backend}`) : '',
            })}
            {MEASURED.some((key) => ratioText(key, shown) === NONE) && ` ${t('savings.missing')}`}
          </p>
        </>
      ) : (
        <p className="muted">{t('savings.notMeasured')}</p>
      )}
      <Rounds all={all} selected={shown.round} />
    </div>
  );
}

interface ComparisonProps {
  readonly caption: string;
  readonly savings: RoundSavings;
  readonly keys: readonly SavingsKey[];
}

function Comparison({ caption, savings, keys }: ComparisonProps) {
  const { t } = useTexts();
  const { task } = useShown();
  return (
    <table className="savings-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('savings.quantity')}</span>
          </th>
          <th scope="col">{t('savings.full')}</th>
          <th scope="col">{t('savings.ticket')}</th>
          <th scope="col">{t('savings.less')}</th>
        </tr>
      </thead>
      <tbody>
        {savingsRows(savings, keys).map(({ key, full, ticket, ratio }) => (
          <tr key={key}>
            <th scope="row">{t(`savings.rows.${key}`, { context: task.id })}</th>
            <td>{full}</td>
            <td>{ticket}</td>
            <td>
              <strong>{ratio}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many times less, for every round that is pruned. */
const OVERVIEW = ['bytes', 'multiplyAdds', 'secondsPerStep', 'secondsPerExample'] as const;

function Rounds({ all, selected }: { readonly all: readonly RoundSavings[]; readonly selected: number }) {
  const { t } = useTexts();
  const { remaining } = useShown();
  const { selectRound } = useActions();
  return (
    <table className="savings-table savings-rounds">
      <caption>{t('savings.rounds')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('savings.left')}</th>
          {OVERVIEW.map((key) => (
            <th key={key} scope="col">
              {t(`savings.short.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((savings) => (
          <tr key={savings.round} className={savings.round === selected ? 'selected' : undefined}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={savings.round === selected}
                onClick={() => selectRound(savings.round)}
              >
                {percent(remaining[savings.round] ?? 1)}
              </button>
            </th>
            {OVERVIEW.map((key) => (
              <td key={key}>{ratioText(key, savings)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
