/** Learning speed: the step of minimum validation loss, by weights remaining. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { curvesOf, type RunResult } from '../lottery/results';
import { armNames } from './arm-names';
import { ChartFrame } from './chart-frame';
import { count, shortCount } from './format';
import { roundMarks, type Ghost, type RoundData, type RoundMarks } from './round-marks';
import { RoundPlot } from './round-plot';
import { RoundTooltip, roundInWords, roundData, roundTable, type Readout } from './round-readout';
import { useSize, type Size } from './use-size';

/** From step 0, so that heights compare as times do, to the slowest trial. */
export function layout(data: Omit<RoundData, 'quantity'>, size: Size): RoundMarks {
  const { ghost } = data;
  // the recorded run behind a live one stays in sight
  const curves = [data, ...(ghost ? [ghost] : [])].flatMap(({ results, arms }) =>
    curvesOf(results, arms, 'stopStep'),
  );
  const most = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ max }) => max)));
  return roundMarks(
    { ...data, quantity: 'stopStep' },
    {
      domain: [0, most],
      formatTick: shortCount,
      mostTick: Infinity,
      reference: null,
      headroom: 1.2,
    },
    size,
  );
}

export interface LearningSpeedChartProps {
  readonly results: readonly RunResult[];
  readonly arms: readonly string[];
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly ghost?: Ghost | null;
}

export function LearningSpeedChart(props: LearningSpeedChartProps) {
  const { results, arms, remaining, selectedRound } = props;
  const { t } = useTranslation();
  const [ref, size] = useSize<HTMLDivElement>();
  const names = armNames(t, arms);
  const curves = curvesOf(results, arms, 'stopStep');
  const readout: Readout = {
    curves,
    remaining,
    names,
    t,
    isStep: true,
    format: count,
    bare: count,
  };
  const ghost = props.ghost ?? null;
  const marks = useMemo(() => {
    if (!size) return null;
    const named = { names: armNames(t, arms), ghostName: t('charts.round.ghost') };
    return layout({ results, arms, remaining, ghost, ...named }, size);
  }, [results, arms, remaining, ghost, size, t]);
  const title = t('charts.speed.title');
  const censored = curves.some(({ points }) => points.some((point) => point.censored > 0));
  return (
    <ChartFrame
      title={title}
      subtitle={t('charts.speed.subtitle')}
      summary={[
        roundInWords(readout, selectedRound),
        ...(censored ? [t('charts.speed.censored')] : []),
      ].join(' ')}
      table={() => roundTable(readout)}
      data={() => roundData(readout, 'stopStep')}
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-speed"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && (
          <RoundPlot
            marks={marks}
            size={size}
            selectedRound={selectedRound}
            onSelectRound={props.onSelectRound}
            label={title}
            valueText={roundInWords(readout, selectedRound)}
            xTitle={t('charts.round.xTitle')}
            formatBelow={count}
            renderTooltip={(round) => <RoundTooltip readout={readout} round={round} />}
          />
        )}
      </div>
    </ChartFrame>
  );
}
