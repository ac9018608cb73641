/** Pinned runs: one chart, the settings that differ, and two of them side by side. */
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { CompareChart } from '../../charts/rounds/compare-chart';
import { roundNear, stopNear } from '../../charts/rounds/compare-layout';
import { useActions } from '../state/lab';
import { comparedOf } from './compared';
import { CompareTable } from './compare-table';
import { isOneScale } from './one-scale';
import { SideBySide } from './side-by-side';
import { RunSwatch } from './run-swatch';
import { usePinned } from './use-pinned';
import './compare.css';
import { FigureProvider } from '../../charts/export/figure-context';
import { noteOfAll } from './compared-note';
import { useSay } from '../texts/say';

/** Where the selection begins: a fifth of the weights, as in the paper's title figure. */
const FIRST = 0.21;

export function ComparePage() {
  const { t } = useTexts();
  const say = useSay();
  const { togglePin, setPinned, setView } = useActions();
  const { runs: pinned, waiting, failed } = usePinned();
  const [wanted, setSelected] = useState(FIRST);
  const runs = useMemo(() => pinned.map(comparedOf), [pinned]);
  const selected = useMemo(() => stopNear(runs, wanted), [runs, wanted]);
  const isEmpty = pinned.length + waiting === 0;
  return (
    <div className="compare-page">
      {failed.map(({ pin, reason }) => (
        <p key={pin} className="error-text" role="alert">
          {t('compare.failed', { reason: say(reason) })}{' '}
          <Button className="text-button" onPress={() => togglePin(pin)}>
            {t('compare.unpin')}
          </Button>
        </p>
      ))}
      {isEmpty && (
        <div className="compare-empty">
          <p>{t('compare.empty')}</p>
          <div className="button-row">
            <Button className="button" onPress={() => setView({ library: 'gallery' })}>
              {t('gallery.pages.gallery')}
            </Button>
            <Button className="button" onPress={() => setView({ library: 'history' })}>
              {t('gallery.pages.history')}
            </Button>
          </div>
        </div>
      )}
      {!isEmpty && (
        <>
          <ul className="compare-runs" aria-label={t('compare.runs')}>
            {runs.map(({ id, name, place }) => (
              <li key={id}>
                <RunSwatch place={place} />
                <span>{name}</span>
                <Button
                  className="icon-button small"
                  aria-label={t('compare.unpinOf', { name })}
                  onPress={() => togglePin(id)}
                >
                  <X aria-hidden />
                </Button>
              </li>
            ))}
            {waiting > 0 && <li className="muted">{t('compare.waiting', { count: waiting })}</li>}
            <li>
              <Button className="text-button" onPress={() => setPinned([])}>
                {t('compare.unpinAll')}
              </Button>
            </li>
          </ul>
          {!isOneScale(runs.map(({ run }) => run.recording.experiment)) && (
            <p className="muted" role="note">
              {t('compare.scales')}
            </p>
          )}
          {runs.length > 0 && (
            <FigureProvider value={{ short: (parts) => noteOfAll(t, runs, parts?.beyond) }}>
              <CompareChart standard={runs[0].standard} runs={runs} selected={selected} onSelect={setSelected} />
            </FigureProvider>
          )}
          {runs.length > 0 && (
            <CompareTable runs={runs} rounds={runs.map(({ remaining }) => roundNear(remaining, selected))} />
          )}
          {runs.length > 1 && <SideBySide runs={runs} selected={selected} onSelect={setSelected} />}
        </>
      )}
    </div>
  );
}
