/** How much of its scores each layer has, before anything is trained. */
import { memo, useCallback, useMemo } from 'react';
import { LayerScoresChart } from '../../../charts/masks/layer-scores';
import type { LayerScores } from '../../../charts/masks/layer-scores-layout';
import layerScores from '../../../lottery/measures/layer-scores';
import type { Measurement } from '../../../recording/recording';
import type { Pass } from '../../../experiment/view-link';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { useTexts } from '../../../texts';

const Chart = memo(LayerScoresChart);

export function ScoresThing() {
  const { recording, network, round } = useShown();
  const measurements = recording?.measurements;
  const tables = useMemo(
    () => lastUpTo((measurements ?? []).flatMap(tableOf), Math.max(round, 1)),
    [measurements, round],
  );
  const pass = useLab(({ view }) => view.pass);
  const { setView } = useActions();
  const choose = useCallback((chosen: Pass) => setView({ pass: chosen }), [setView]);
  return <Chart tables={tables} specs={network.parameters} pass={pass} onPass={choose} />;
}

/** Of each chain and trial: scores in one pass are the same for all levels, and told with the first. */
function lastUpTo(tables: readonly LayerScores[], level: number): LayerScores[] {
  const last = new Map<string, LayerScores>();
  for (const table of tables) {
    const place = `${table.chain}/${table.trial}`;
    if (table.level <= level && table.level > (last.get(place)?.level ?? 0)) last.set(place, table);
  }
  return [...last.values()];
}

function tableOf({ measure, id, columns }: Measurement): LayerScores[] {
  if (measure !== layerScores.id || id.chain === null) return [];
  const numbers = (name: string): number[] => (columns[name] ?? []).map((value) => value ?? 0);
  return [
    {
      chain: id.chain,
      trial: id.trial,
      level: id.level,
      pass: numbers('pass'),
      parameter: numbers('parameter'),
      sum: numbers('sum'),
      mean: numbers('mean'),
      scored: numbers('remaining'),
    },
  ];
}

export function ScoresTab() {
  const { t } = useTexts();
  return (
    <div className="gap-tab">
      <p className="muted">{t('inside.scores.intro')}</p>
      <ScoresThing />
    </div>
  );
}
