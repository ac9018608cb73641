/** Validation loss by step: how the networks of the selected round learn, live ones included. */
import { useTranslation } from 'react-i18next';
import type { RunRecord } from '../recording/recording';
import { armNames } from './arm-names';
import { ChartFrame } from './chart-frame';
import { count, remainingPercent } from './format';
import { layout, type TrainingMarks } from './training-layout';
import { TrainingPlot } from './training-plot';
import { useSize } from './use-size';

export interface TrainingChartProps {
  /** all runs of a recording */
  readonly runs: readonly RunRecord[];
  readonly arms: readonly string[];
  /** P_m (0 … 1) by round */
  readonly remaining: readonly number[];
  readonly selectedRound: number;
  /** planned steps of a run */
  readonly steps: number;
}

export function TrainingChart(props: TrainingChartProps) {
  const { runs, arms, remaining, selectedRound: round, steps } = props;
  const { t } = useTranslation();
  const [ref, size] = useSize<HTMLDivElement>();
  const names = armNames(t, arms);
  const marks = size ? layout({ runs, arms, round, steps, names }, size) : null;
  const left = remainingPercent(remaining[round] ?? 1);
  const facts = layout({ runs, arms, round, steps, names }, { width: 600, height: 300, em: 12 });
  const anything = facts.curves.length > 0;
  return (
    <ChartFrame
      title={t('charts.training.title', { remaining: left })}
      subtitle={t('charts.training.subtitle')}
      summary={facts.curves
        .map(({ arm, values, trialCount }) => {
          const last = values.at(-1);
          const best = Math.min(...values.map(({ loss }) => loss));
          return last
            ? t('charts.training.inWords', {
                arm: names[arm],
                step: count(last.step),
                loss: last.loss.toFixed(3),
                best: best.toFixed(3),
                count: trialCount,
              })
            : '';
        })
        .join(' ')}
      table={{
        columns: [t('charts.training.step'), ...facts.curves.map(({ arm }) => names[arm])],
        rows: tableRows(facts),
      }}
      empty={anything ? null : t('charts.training.empty')}
      className="chart-training"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && <TrainingPlot marks={marks} size={size} names={names} xTitle={t('charts.training.xTitle')} />}
      </div>
    </ChartFrame>
  );
}

function tableRows({ curves }: TrainingMarks): string[][] {
  const steps = [...new Set(curves.flatMap(({ values }) => values.map(({ step }) => step)))];
  return steps
    .toSorted((a, b) => a - b)
    .map((step) =>
      [count(step)].concat(
        curves.map(({ values }) => values.find((v) => v.step === step)?.loss.toFixed(4) ?? '–'),
      ),
    );
}
