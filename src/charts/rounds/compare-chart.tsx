/** Runs in one chart: the score by weights remaining, a colour and a dash each, with the range of their trials. */
import { line } from 'd3';
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { Clipped } from '../kit/axes';
import { beyondPath, Keys } from '../kit/keys';
import { Labels } from '../kit/labels';
import { Legend } from '../kit/legend';
import { ChartFrame, type ChartTable } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { beyondInWords } from './beyond-words';
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
import { ofTrials, remainingPercent, scoreText } from '../kit/format';
import { RoundSlider } from '../kit/round-slider';
import { runStyle } from '../kit/run-style';
import { worseEnd } from './score-layout';
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
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const beyondText = t(`charts.round.beyond.${worseEnd(judge)}`);
  const marks = useMemo(
    () => (size ? layout(standard, runs, quantity, beyondText, size) : null),
    [standard, runs, quantity, beyondText, size],
  );
  const title = t('compare.chart.title', { context: judge.id });
  const inWords = marks ? wordsAt(judge, marks.runs, selected) : '';
  const beyond = beyondInWords(
    t,
    worseEnd(judge),
    (marks?.runs ?? []).flatMap(({ name, points }) =>
      points
        .filter((point) => point.beyond)
        .map(({ remaining, point }) => ({ name, remaining, value: scoreText(judge, point.mean) })),
    ),
  );
  return (
    <ChartFrame
      title={title}
      subtitle={t('compare.chart.subtitle')}
      summary={[t('compare.chart.inWords', { remaining: remainingPercent(selected), values: inWords }), beyond]
        .filter(Boolean)
        .join(' ')}
      table={() =>
        tableOf(
          judge,
          marks?.runs ?? [],
          (['run', 'mean', 'range', 'trials'] as const).map((column) => t(`compare.chart.${column}`)),
        )
      }
      data={() =>
        chartData(t, ['run', 'round', 'remaining', 'trial', `test.${judge.id}`], trialRows(marks?.runs ?? []))
      }
      className="chart-compare"
      overRounds
    >
      <div ref={ref} className="chart-area" data-beyond={beyond || undefined}>
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
      {size && marks && <Legend arms={[]} names={{}} marks={marks.below} em={size.em} />}
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
  const { judge, marks, size, selected, onSelect, label, valueText, xTitle } = props;
  const { plot, stops, xOfStop } = marks;
  const { em } = size;
  return (
    <RoundSlider
      {...{ marks, size, label, valueText, xTitle }}
      byRound={xOfStop}
      selectedRound={roundNear(stops, selected)}
      onSelectRound={(at) => onSelect(stops[at])}
      renderTooltip={({ round }) => <CompareReadout judge={judge} runs={marks.runs} remaining={stops[round]} />}
    >
      {() => (
        <>
          <Clipped plot={plot}>
            {marks.runs.map((run) => (
              <RunLine key={run.id} run={run} />
            ))}
          </Clipped>
          {marks.runs.flatMap(({ id, place, points }) =>
            points.map(({ round, x, y, beyond, aside, written, point }) =>
              beyond ? (
                <g key={`${id}/${round}`}>
                  <path
                    transform={`translate(${x + aside},${y})`}
                    d={beyondPath(em * 0.22, marks.worse === 'top')}
                    fill={runStyle(place).colour}
                  />
                  {written && (
                    <text className="chart-below" x={written.x} y={written.y} style={{ fill: runStyle(place).text }}>
                      {scoreText(judge, point.mean, 0)}
                    </text>
                  )}
                </g>
              ) : (
                <circle key={`${id}/${round}`} cx={x} cy={y} r={em * 0.22} fill={runStyle(place).colour} />
              ),
            ),
          )}
          <Labels
            labels={marks.labels}
            fill={(id) => runStyle(marks.runs.find((run) => run.id === id)?.place ?? 0).text}
          />
          <Keys keys={marks.keys} em={em} />
        </>
      )}
    </RoundSlider>
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
                  <td className="chart-muted">{ofTrials(near.point.n)}</td>
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
        ofTrials(point.n),
      ],
    })),
  );
  return {
    columns,
    rows: rows.toSorted((a, b) => b.remaining - a.remaining).map(({ row }) => row),
  };
}
