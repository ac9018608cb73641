/** Runs in one chart: the score by weights remaining, a colour and a dash each, with the range of their trials. */
import { line } from 'd3';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame, type ChartTable } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import {
  layout,
  roundNear,
  type ComparedPoint,
  type ComparedRun,
  type CompareMarks,
  type RunMark,
} from './compare-layout';
import type { Metric, Standard } from '../../lottery/metric';
import type { Score } from '../../lottery/results';
import { remainingPercent, scoreText } from '../kit/format';
import { runStyle } from '../kit/run-style';
import { Tooltip } from '../kit/tooltip';
import { useRoundSelection } from '../kit/use-round-selection';
import { useSize, type Size } from '../kit/use-size';

interface CompareChartProps {
  readonly runs: readonly ComparedRun[];
  readonly standard: Standard;
  readonly quantity?: Score;
  /** the weights remaining looked at, 0 … 1 */
  readonly selected: number;
  readonly onSelect: (remaining: number) => void;
}

export function CompareChart({ runs, standard, quantity = 'testAtStop', selected, onSelect }: CompareChartProps) {
  const { judge } = standard;
  const { t } = useTranslation();
  const [ref, size] = useSize<HTMLDivElement>();
  const marks = useMemo(() => (size ? layout(standard, runs, quantity, size) : null), [standard, runs, quantity, size]);
  const title = t('compare.chart.title');
  const inWords = marks ? wordsAt(judge, marks.runs, selected) : '';
  return (
    <ChartFrame
      title={title}
      subtitle={t('compare.chart.subtitle')}
      summary={t('compare.chart.inWords', { remaining: remainingPercent(selected), values: inWords })}
      table={() =>
        tableOf(
          judge,
          marks?.runs ?? [],
          ['run', 'mean', 'range', 'trials'].map((column) => t(`compare.chart.${column}`)),
        )
      }
      data={() =>
        chartData(t, ['run', 'round', 'remaining', 'trial', `test.${judge.id}`], trialRows(marks?.runs ?? []))
      }
      className="chart-compare"
    >
      <div ref={ref} className="chart-area">
        {size && marks && (
          <ComparePlot
            judge={judge}
            marks={marks}
            size={size}
            selected={selected}
            onSelect={onSelect}
            label={title}
            valueText={`${remainingPercent(selected)}: ${inWords}`}
            xTitle={t('charts.round.xTitle')}
          />
        )}
      </div>
    </ChartFrame>
  );
}

const path = line<ComparedPoint>(
  ({ x }) => x,
  ({ trueY }) => trueY,
);

function ComparePlot(props: {
  readonly judge: Metric;
  readonly marks: CompareMarks;
  readonly size: Size;
  readonly selected: number;
  readonly onSelect: (remaining: number) => void;
  readonly label: string;
  readonly valueText: string;
  readonly xTitle: string;
}) {
  const { judge, marks, size, selected, onSelect } = props;
  const { plot, stops, xOfStop } = marks;
  const { em } = size;
  const clip = useId();
  const stop = roundNear(stops, selected);
  const { pointed, handlers } = useRoundSelection(xOfStop, stop, (at) => onSelect(stops[at]));
  return (
    <div
      className="round-plot"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={stops.length - 1}
      aria-valuenow={stop}
      aria-valuetext={props.valueText}
      {...handlers}
    >
      <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
        <clipPath id={clip}>
          <rect
            x={plot.left}
            y={plot.top}
            width={Math.max(plot.right - plot.left, 0)}
            height={plot.bottom - plot.top}
          />
        </clipPath>
        {marks.yTicks.map(({ y, text }) => (
          <g key={text}>
            <line className="chart-grid" x1={plot.left} x2={plot.right} y1={y} y2={y} />
            <text className="chart-tick chart-tick-y" x={plot.left - em * 0.5} y={y}>
              {text}
            </text>
          </g>
        ))}
        {marks.xTicks.map(({ round, x, text }) => (
          <text
            key={round}
            x={x}
            y={plot.bottom + em * 1.1}
            className={`chart-tick chart-tick-x ${round === stop ? 'chart-tick-on' : ''}`}
          >
            {text}
          </text>
        ))}
        <text className="chart-tick chart-axis-title" x={plot.right} y={plot.bottom + em * 2.6}>
          {props.xTitle}
        </text>
        <line className="chart-selected" x1={xOfStop[stop]} x2={xOfStop[stop]} y1={plot.top} y2={plot.bottom} />
        <g clipPath={`url(#${clip})`}>
          {marks.runs.map((run) => (
            <RunLine key={run.id} run={run} />
          ))}
        </g>
        {marks.runs.flatMap(({ id, place, points }) =>
          points.map(({ round, x, y, below, point }) =>
            below ? (
              <g key={`${id}/${round}`}>
                <path
                  d={`M${x},${y - em * 0.1}l${em * 0.4},${-em * 0.6}h${-em * 0.8}Z`}
                  fill={runStyle(place).colour}
                />
                <text
                  className="chart-below"
                  x={Math.min(x, plot.right - em)}
                  y={y - em * 1.3}
                  style={{ fill: runStyle(place).text }}
                >
                  {scoreText(judge, point.mean, 0)}
                </text>
              </g>
            ) : (
              <circle key={`${id}/${round}`} cx={x} cy={y} r={em * 0.22} fill={runStyle(place).colour} />
            ),
          ),
        )}
        {marks.labels.map(({ id, text, x, y }) => (
          <text
            key={id}
            x={x}
            y={y}
            className="chart-label"
            style={{ fill: runStyle(marks.runs.find((run) => run.id === id)?.place ?? 0).text }}
          >
            {text}
          </text>
        ))}
      </svg>
      {pointed && (
        <Tooltip x={xOfStop[pointed.round]} width={size.width} top={plot.top}>
          <CompareReadout judge={judge} runs={marks.runs} remaining={stops[pointed.round]} />
        </Tooltip>
      )}
    </div>
  );
}

function RunLine({ run: { place, points } }: { readonly run: RunMark }) {
  const { colour, dash, width } = runStyle(place);
  return (
    <>
      {points.map(({ round, x, low, high }) => (
        <line key={round} x1={x} x2={x} y1={low} y2={high} stroke={colour} className="chart-range" />
      ))}
      <path
        d={path([...points]) ?? ''}
        className="chart-line"
        stroke={colour}
        strokeDasharray={dash}
        style={{ '--width': width } as React.CSSProperties}
      />
    </>
  );
}

/** What a run has nearest to a fraction of weights. */
function pointNear({ points }: RunMark, remaining: number) {
  return points[
    roundNear(
      points.map((point) => point.remaining),
      remaining,
    )
  ];
}

interface ReadoutProps {
  readonly judge: Metric;
  readonly runs: readonly RunMark[];
  readonly remaining: number;
}

function CompareReadout({ judge, runs, remaining }: ReadoutProps) {
  return (
    <table>
      <tbody>
        {runs.map((run) => {
          const near = pointNear(run, remaining);
          return (
            <tr key={run.id}>
              <th scope="row" style={{ color: runStyle(run.place).text }}>
                {run.name}
              </th>
              {near && (
                <>
                  <td>{remainingPercent(near.remaining)}</td>
                  <td>
                    <strong>{scoreText(judge, near.point.mean)}</strong>
                  </td>
                  <td className="chart-muted">{`n = ${near.point.n}`}</td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const wordsAt = (judge: Metric, runs: readonly RunMark[], remaining: number): string =>
  runs
    .flatMap((run) => {
      const near = pointNear(run, remaining);
      return near ? [`${run.name} ${scoreText(judge, near.point.mean)} (${remainingPercent(near.remaining)})`] : [];
    })
    .join(', ');

/** One row a run, round and trial. */
const trialRows = (runs: readonly RunMark[]): Value[][] =>
  runs.flatMap(({ name, points }) =>
    points.flatMap(({ round, remaining, point: { values, trials } }) =>
      values.map((value, at) => [name, round, remaining, (trials[at] ?? at) + 1, value]),
    ),
  );

/** Every run at every round of its own. */
function tableOf(judge: Metric, runs: readonly RunMark[], columns: readonly string[]): ChartTable {
  const rows = runs.flatMap(({ name, points }) =>
    points.map(({ remaining, point }) => ({
      remaining,
      row: [
        `${remainingPercent(remaining)} · ${name}`,
        scoreText(judge, point.mean),
        point.n > 1 ? `${scoreText(judge, point.min)} – ${scoreText(judge, point.max)}` : '',
        `n = ${point.n}`,
      ],
    })),
  );
  return {
    columns,
    rows: rows.toSorted((a, b) => b.remaining - a.remaining).map(({ row }) => row),
  };
}
