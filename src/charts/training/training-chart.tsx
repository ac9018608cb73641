/** What the early stop is found by, on validation examples, by step: how the networks of the selected round learn, live ones included. */
import { useTexts } from '../../texts';
import type { Metric, Standard } from '../../lottery/metric';
import { columnNames } from '../../lottery/points';
import type { RunRecord } from '../../recording/recording';
import { Legend } from '../kit/legend';
import { useArms } from '../kit/use-arms';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { count, remainingPercent } from '../kit/format';
import { goalWords, type Goal } from '../kit/goal';
import { layout, textOf, trialsLeftOut, valueText, trainingCurves, type TrainingCurve } from './training-layout';
import { TrainingPlot } from './training-plot';
import { useSize } from '../kit/use-size';
import type { Arm } from '../../lottery/run-key';

interface TrainingChartProps {
  /** all runs of a recording */
  readonly runs: readonly RunRecord[];
  readonly arms: readonly Arm[];
  /** P_m (0 … 1) by round */
  readonly remaining: readonly number[];
  readonly selectedRound: number;
  /** planned steps of a run */
  readonly steps: number;
  /** what is drawn is what the early stop is found by */
  readonly standard: Standard;
  /** steps of environments that are collected for each; null: it is one batch of examples */
  readonly collected: number | null;
  /** trials that the means leave out: their full network did not learn */
  readonly leftOut: readonly number[];
}

export function TrainingChart(props: TrainingChartProps) {
  const { runs, arms, remaining, selectedRound: round, steps, standard, collected, leftOut } = props;
  const { t } = useTexts();
  const { stop } = standard;
  const [ref, size] = useSize<HTMLDivElement>();
  const names = useArms().names(arms);
  const goalText = (goal: Goal): string => goalWords(t, stop, goal, 'label');
  const curves = trainingCurves(stop, runs, arms, round, leftOut);
  const marks =
    size && curves.length > 0
      ? layout({ curves, steps, standard, names, goalText, stopText: t('charts.training.stop') }, size)
      : null;
  const out = trialsLeftOut(curves);
  const subtitle = t('charts.training.subtitle', { context: stop.id });
  const xTitle =
    collected === null
      ? t('charts.training.xTitle')
      : t('charts.training.xTitleActing', { examples: count(collected) });
  const left = remainingPercent(remaining[round] ?? 1);
  const columns = [...new Set(runs.flatMap(({ points }) => columnNames(points)))];
  return (
    <ChartFrame
      title={t('charts.training.title', { remaining: left })}
      subtitle={out > 0 ? `${subtitle} · ${t('charts.round.leftOutShort', { count: out })}` : subtitle}
      summary={curves
        .map(({ arm, values, counting }) => {
          const last = values.at(-1);
          const best = Math[stop.better === 'lower' ? 'min' : 'max'](...values.map(({ value }) => value));
          return last
            ? t('charts.training.inWords', {
                arm: names[arm],
                step: count(last.step),
                value: textOf(stop, last.value, 3),
                best: textOf(stop, best, 3),
                count: counting.length,
                context: stop.id,
              })
            : '';
        })
        .join(' ')}
      table={() => ({
        columns: [t('charts.training.step'), ...curves.map(({ arm }) => names[arm])],
        rows: tableRows(stop, curves),
      })}
      data={() =>
        chartData(
          t,
          ['arm', 'trial', 'status', 'step', ...columns],
          curves.flatMap(({ arm, runs: ofArm }) =>
            ofArm.flatMap(({ id, status, points }) =>
              points.step.map((step, at) => [
                names[arm],
                id.trial + 1,
                status,
                step,
                ...columns.map((column) => points[column]?.[at] ?? null),
              ]),
            ),
          ),
          collected === null ? {} : { context: 'acting', examples: count(collected) },
        )
      }
      empty={curves.length > 0 ? null : t('charts.training.empty')}
      className="chart-training"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && <TrainingPlot metric={stop} marks={marks} size={size} names={names} xTitle={xTitle} />}
      </div>
      {size && marks && <Legend arms={marks.legend} names={names} marks={marks.below} em={size.em} />}
    </ChartFrame>
  );
}

function tableRows(metric: Metric, curves: readonly TrainingCurve[]): string[][] {
  const steps = [...new Set(curves.flatMap(({ values }) => values.map(({ step }) => step)))];
  return steps
    .toSorted((a, b) => a - b)
    .map((step) => [count(step)].concat(curves.map(({ values }) => valueText(metric, values, step, 4))));
}
