/** How much of its scores each layer has, before anything is trained. */
import { memo, useMemo } from 'react';
import { LayerScoresChart } from '../../../charts/masks/layer-scores';
import type { LayerScores } from '../../../charts/masks/layer-scores-layout';
import layerScores from '../../../lottery/measures/layer-scores';
import type { Measurement } from '../../../recording/recording';
import { useShown } from '../../state/shown';
import { useTexts } from '../../../texts';

const Chart = memo(LayerScoresChart);

export function ScoresThing() {
  const { recording, network, round } = useShown();
  const measurements = recording?.measurements;
  const tables = useMemo(
    () => (measurements ?? []).flatMap(tableOf).filter(({ level }) => level === Math.max(round, 1)),
    [measurements, round],
  );
  return <Chart tables={tables} specs={network.parameters} />;
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
      remaining: numbers('remaining'),
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
