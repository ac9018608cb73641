/** Learning speed: the step of minimum validation loss, by weights remaining. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { curvesOf, type RunResult } from '../../lottery/results';
import { useArms } from '../kit/use-arms';
import { count, shortCount } from '../kit/format';
import { withLeftOut } from '../kit/left-out';
import { roundMarks, type Ghost, type RoundData, type RoundMarks } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import type { Size } from '../kit/use-size';
import type { Arm } from '../../lottery/run-key';

/** From step 0, so that heights compare as times do, to the slowest trial. */
export function layout(data: Omit<RoundData, 'quantity'>, size: Size, atLeast?: string): RoundMarks {
  const { ghost } = data;
  // the recorded run behind a live one stays in sight
  const curves = [data, ...(ghost ? [ghost] : [])].flatMap(({ results, arms }) => curvesOf(results, arms, 'stopStep'));
  const most = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ max }) => max)));
  return roundMarks(
    { ...data, quantity: 'stopStep' },
    {
      domain: [0, most],
      formatTick: shortCount,
      mostTick: Infinity,
      reference: null,
      atLeast,
      headroom: 1.2,
    },
    size,
  );
}

export interface LearningSpeedChartProps {
  readonly results: readonly RunResult[];
  readonly arms: readonly Arm[];
  /** P_m (0 … 1) of the ticket after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  /** P_m of all chains, from 1 down; absent: they have those of the ticket */
  readonly stops?: readonly number[];
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly ghost?: Ghost | null;
}

export function LearningSpeedChart(props: LearningSpeedChartProps) {
  const { results, arms, remaining, stops, selectedRound } = props;
  const { t } = useTranslation();
  const { names } = useArms();
  const curves = curvesOf(results, arms, 'stopStep');
  const readout: Readout = { curves, remaining, names: names(arms), t, isStep: true, format: count, bare: count };
  const ghost = props.ghost ?? null;
  const draw = useCallback(
    (size: Size) => {
      const named = { names: names(arms), ghostName: t('charts.round.ghost') };
      return layout({ results, arms, remaining, stops, ghost, ...named }, size, t('charts.speed.atLeast'));
    },
    [results, arms, remaining, stops, ghost, t, names],
  );
  const censored = curves.some(({ points }) => points.some((point) => point.censored > 0));
  return (
    <RoundChart
      title={t('charts.speed.title')}
      subtitle={withLeftOut(t, t('charts.speed.subtitle'), results)}
      after={censored ? t('charts.speed.censored') : undefined}
      readout={readout}
      column="stopStep"
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-speed"
      isSmall
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBelow={count}
      layout={draw}
    />
  );
}
