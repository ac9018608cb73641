/** Validation loss by step: how the networks of the selected round learn, live ones included. */
import { line, scaleLinear, scaleLog, ticks } from 'd3';
import { useId, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { earlyStop } from '../lottery/statistics';
import type { RunRecord } from '../recording/recording';
import { armNames } from './arm-names';
import { armStyle } from './arms';
import { ChartFrame } from './chart-frame';
import { count, remainingPercent, shortCount, textWidth } from './format';
import { meanCurve, type LossPoint } from './mean-curve';
import { boxOf, placeLabels, type Box, type PlacedLabel, type Spot } from './place-labels';
import { Line } from './round-plot';
import { Tooltip } from './tooltip';
import { useSize, type Size } from './use-size';

export interface TrainingData {
  /** all runs of a recording */
  readonly runs: readonly RunRecord[];
  readonly arms: readonly string[];
  readonly round: number;
  /** planned steps of a run: the right end of the axis */
  readonly steps: number;
  readonly names: Readonly<Record<string, string>>;
}

export interface TrainingMarks {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly curves: readonly {
    readonly arm: string;
    readonly line: readonly Spot[];
    readonly trials: readonly { readonly trial: number; readonly line: readonly Spot[] }[];
    /** early stop of the finished trials, mean step; its tip touches the line */
    readonly stop: Spot | null;
    /** where trials diverged */
    readonly crosses: readonly Spot[];
    readonly values: readonly LossPoint[];
    readonly trialCount: number;
  }[];
  readonly labels: readonly PlacedLabel[];
  readonly stepAt: (x: number) => number;
  readonly xOf: (step: number) => number;
}

/** Losses below this are drawn at it: a log axis has no zero. */
const LEAST_LOSS = 1e-6;

/**
 * A logarithmic axis of loss: the steep start stays visible without squashing the end, and nothing
 * is cut off. Only diverged runs may leave the plot; a cross marks where.
 */
export function layout(data: TrainingData, size: Size): TrainingMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 8);
  const curves = ['full', ...data.arms].flatMap((arm) => {
    const runs = data.runs.filter(
      ({ id }) => id.arm === arm && id.round === (arm === 'full' ? 0 : data.round),
    );
    return runs.some(({ points }) => points.step.length > 0) ? [{ arm, runs }] : [];
  });
  const calm = curves.flatMap(({ runs }) => runs.filter(({ status }) => status !== 'diverged'));
  const losses = (calm.length > 0 ? calm : curves.flatMap(({ runs }) => runs))
    .flatMap(({ points }) => points.validationLoss)
    .filter(Number.isFinite)
    .map((loss) => Math.max(loss, LEAST_LOSS));
  const [low, high] = losses.length > 0 ? [Math.min(...losses), Math.max(...losses)] : [0.1, 1];

  const yTexts = lossTicks(low, Math.max(high, low * 1.2));
  const plot: Box = {
    left: Math.ceil(Math.max(...yTexts.map((v) => textWidth(String(v), em)), em * 2) + em * 0.8),
    right: Math.floor(size.width - textWidth(shortCount(data.steps), em) / 2 - 1),
    top: Math.ceil(em * 0.6),
    bottom: Math.floor(height - em * 3.4),
  };
  const x = scaleLinear([0, data.steps], [plot.left, plot.right]);
  const y = scaleLog([low, Math.max(high, low * 1.2)], [plot.bottom - em * 1.2, plot.top + em * 0.4]);
  const spot = ({ step, loss }: LossPoint): Spot => ({ x: x(step), y: y(Math.max(loss, LEAST_LOSS)) });

  const drawn = curves.map(({ arm, runs }) => {
    const values = meanCurve(runs);
    const stops = runs.flatMap((run) => {
      const stop =
        run.status === 'finished' ? earlyStop(run.points.step, run.points.validationLoss) : null;
      return stop ? [stop.step] : [];
    });
    const meanStop = stops.reduce((sum, step) => sum + step, 0) / stops.length;
    return {
      arm,
      line: values.map(spot),
      trials:
        runs.length > 1
          ? runs.map(({ id, points }) => ({ trial: id.trial, line: pointsOf(points).map(spot) }))
          : [],
      stop: stops.length > 0 ? spot({ step: meanStop, loss: lossAt(values, meanStop) }) : null,
      crosses: runs
        .filter(({ status }) => status === 'diverged')
        .flatMap(({ points }) => pointsOf(points).slice(-1).map(spot))
        .map((at) => ({ x: at.x, y: Math.min(Math.max(at.y, plot.top), plot.bottom) })),
      values,
      trialCount: runs.length,
    };
  });
  const requests = drawn
    .filter(({ line: spots }) => spots.length > 1)
    .map((curve) => ({
      id: curve.arm,
      text: data.names[curve.arm] ?? curve.arm,
      line: curve.line,
      side: 'right' as const,
    }));
  const xStep = ticks(0, data.steps, Math.max(2, Math.floor((plot.right - plot.left) / (em * 5))));
  return {
    plot,
    xTicks: xStep.map((value) => ({ x: x(value), text: shortCount(value) })),
    yTicks: lossTicks(y.invert(plot.bottom), y.invert(plot.top)).map((value) => ({
      y: y(value),
      text: String(value),
    })),
    curves: drawn,
    labels: placeLabels(
      requests,
      plot,
      em,
      drawn.flatMap(({ stop }) => (stop ? [boxOf({ text: '▲', x: stop.x, y: stop.y + em / 2 }, em)] : [])),
    ),
    stepAt: (px) => x.invert(px),
    xOf: x,
  };
}

const pointsOf = (points: RunRecord['points']): LossPoint[] =>
  points.step
    .map((step, at) => ({ step, loss: points.validationLoss[at] }))
    .filter(({ loss }) => Number.isFinite(loss));

/** The curve's loss at a step between its points. */
function lossAt(points: readonly LossPoint[], step: number): number {
  const next = points.findIndex((point) => point.step >= step);
  if (next <= 0) return points.at(next)?.loss ?? LEAST_LOSS;
  const [a, b] = [points[next - 1], points[next]];
  return a.loss + ((b.loss - a.loss) * (step - a.step)) / (b.step - a.step);
}

/** 1, 2, 5 times powers of ten; more of them where the range is short. */
function lossTicks(low: number, high: number): number[] {
  const decades = Math.log10(high / low);
  const digits = decades > 2.5 ? [1] : decades > 0.9 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const from = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(decades) + 2 }, (_, at) => from + at);
  return powers
    .flatMap((power) => digits.map((digit) => Number((digit * 10 ** power).toPrecision(2))))
    .filter((value) => value >= low && value <= high);
}

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

const trianglePath = (em: number): string => `M0,0L${em * 0.42},${em * 0.72}H${-em * 0.42}Z`;

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
        {size && marks && <Plot marks={marks} size={size} names={names} xTitle={t('charts.training.xTitle')} />}
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

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

function Plot(props: {
  readonly marks: TrainingMarks;
  readonly size: Size;
  readonly names: Readonly<Record<string, string>>;
  readonly xTitle: string;
}) {
  const { marks, size, names } = props;
  const { plot } = marks;
  const { em } = size;
  const clip = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const known = marks.curves.flatMap(({ values }) => values.map(({ step }) => step));
    const step = marks.stepAt(x);
    setPointed(
      known.reduce<number | null>(
        (best, at) => (best === null || Math.abs(at - step) < Math.abs(best - step) ? at : best),
        null,
      ),
    );
  };
  return (
    <div className="chart-hover" onPointerMove={point} onPointerDown={point} onPointerLeave={() => setPointed(null)}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <clipPath id={clip}>
          <rect x={plot.left} y={plot.top} width={Math.max(plot.right - plot.left, 0)} height={plot.bottom - plot.top} />
        </clipPath>
        {marks.yTicks.map(({ y, text }) => (
          <g key={text}>
            <line className="chart-grid" x1={plot.left} x2={plot.right} y1={y} y2={y} />
            <text className="chart-tick chart-tick-y" x={plot.left - em * 0.5} y={y}>
              {text}
            </text>
          </g>
        ))}
        {marks.xTicks.map(({ x, text }) => (
          <text key={text} className="chart-tick chart-tick-x" x={x} y={plot.bottom + em * 1.1}>
            {text}
          </text>
        ))}
        <text className="chart-tick chart-axis-title" x={plot.right} y={plot.bottom + em * 2.6}>
          {props.xTitle}
        </text>
        <g clipPath={`url(#${clip})`}>
          {marks.curves.flatMap(({ arm, trials }) =>
            trials.map(({ trial, line: spots }) => (
              <path key={`${arm}/${trial}`} d={path([...spots]) ?? ''} stroke={armStyle(arm).colour} className="chart-faint" />
            )),
          )}
          {marks.curves.map(({ arm, line: spots }) => (
            <Line key={arm} arm={arm} spots={spots} className="chart-line" />
          ))}
        </g>
        {marks.curves.map(({ arm, stop, crosses }) => (
          <g key={arm}>
            {stop && (
              <path d={trianglePath(em)} transform={`translate(${stop.x},${stop.y + 2})`}
                fill={armStyle(arm).colour} className="chart-stop" />
            )}
            {crosses.map(({ x, y }) => (
              <path key={x} d="M-4,-4L4,4M-4,4L4,-4" transform={`translate(${x},${y})`}
                stroke={armStyle(arm).colour} className="chart-cross" />
            ))}
          </g>
        ))}
        {marks.labels.map(({ id, text, x, y }) => (
          <text key={id} x={x} y={y} className={id === 'full' ? 'chart-label-thin' : 'chart-label'}
            style={{ fill: armStyle(id).text }}>
            {text}
          </text>
        ))}
        {pointed !== null && (
          <line className="chart-selected" x1={marks.xOf(pointed)} x2={marks.xOf(pointed)} y1={plot.top} y2={plot.bottom} />
        )}
      </svg>
      {pointed !== null && (
        <Tooltip x={marks.xOf(pointed)} width={size.width} top={plot.top}>
          <StepReadout marks={marks} names={names} step={pointed} />
        </Tooltip>
      )}
    </div>
  );
}

function StepReadout(props: {
  readonly marks: TrainingMarks;
  readonly names: Readonly<Record<string, string>>;
  readonly step: number;
}) {
  const { t } = useTranslation();
  const { marks, names, step } = props;
  return (
    <>
      <p>
        <strong>{t('charts.training.atStep', { step: count(step) })}</strong>
      </p>
      <table>
        <tbody>
          {marks.curves.map(({ arm, values }) => (
            <tr key={arm}>
              <th scope="row" style={{ color: armStyle(arm).text }}>
                {names[arm]}
              </th>
              <td>{values.find((value) => value.step === step)?.loss.toFixed(3) ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
