/** Draws the training curves, with a tooltip by step. */
import { line } from 'd3';
import { useState, type PointerEvent } from 'react';
import { useTexts } from '../../texts';
import { ArmLine } from '../kit/arm-line';
import { Axes, Clipped, GoalLine } from '../kit/axes';
import { Keys, stopPath } from '../kit/keys';
import { Labels } from '../kit/labels';
import { useArms } from '../kit/use-arms';
import { count } from '../kit/format';
import type { Spot } from '../kit/place-labels';
import { Tooltip } from '../kit/tooltip';
import { valueText, type TrainingMarks } from './training-layout';
import type { Size } from '../kit/use-size';
import type { Metric } from '../../lottery/metric';
import { full } from '../../lottery/run-key';

/** A tip at the plot's edge: the line goes on beyond it. */
const tipPath = (em: number): string => `M${-em * 0.3},0L0,${-em * 0.4}L${em * 0.3},0`;

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

export function TrainingPlot(props: {
  readonly metric: Metric;
  readonly marks: TrainingMarks;
  readonly size: Size;
  readonly names: Readonly<Record<string, string>>;
  readonly xTitle: string;
}) {
  const { metric, marks, size, names } = props;
  const { style } = useArms();
  const { plot } = marks;
  const { em } = size;
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
      <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
        <Axes {...marks} xTitle={props.xTitle} em={em} />
        <Clipped plot={plot}>
          {marks.curves.flatMap(({ arm, trials }) =>
            trials.map(({ trial, line: spots }) => (
              <path
                key={`${arm}/${trial}`}
                d={path([...spots]) ?? ''}
                stroke={style(arm).colour}
                className="chart-faint"
              />
            )),
          )}
          {marks.goal && <GoalLine plot={plot} y={marks.goal.y} />}
          {marks.curves.map(({ arm, line: spots }) => (
            <ArmLine key={arm} arm={arm} spots={spots} className="chart-line" />
          ))}
        </Clipped>
        {marks.curves.map(({ arm, stop, crosses, beyond }) => (
          <g key={arm}>
            {beyond.map(({ x, y }) => (
              <path
                key={x}
                d={tipPath(em)}
                transform={`translate(${x},${y})`}
                stroke={style(arm).colour}
                className="chart-cross chart-beyond"
              />
            ))}
            {stop && (
              <path
                d={stopPath(em)}
                transform={`translate(${stop.x},${stop.y + 2})`}
                fill={style(arm).colour}
                className="chart-stop"
              />
            )}
            {crosses.map(({ x, y }) => (
              <path
                key={x}
                d="M-4,-4L4,4M-4,4L4,-4"
                transform={`translate(${x},${y})`}
                stroke={style(arm).colour}
                className="chart-cross"
              />
            ))}
          </g>
        ))}
        <Labels
          labels={marks.labels}
          thin={full}
          classOf={(id) => (id === 'goal' ? 'chart-ghost-label' : undefined)}
          fill={(id) => (id === 'goal' ? undefined : style(id).text)}
        />
        <Keys keys={marks.keys} em={em} />
        {pointed !== null && (
          <line
            className="chart-selected"
            x1={marks.xOf(pointed)}
            x2={marks.xOf(pointed)}
            y1={plot.top}
            y2={plot.bottom}
          />
        )}
      </svg>
      {pointed !== null && (
        <Tooltip x={marks.xOf(pointed)} width={size.width} top={plot.top}>
          <StepReadout metric={metric} marks={marks} names={names} step={pointed} />
        </Tooltip>
      )}
    </div>
  );
}

function StepReadout(props: {
  readonly metric: Metric;
  readonly marks: TrainingMarks;
  readonly names: Readonly<Record<string, string>>;
  readonly step: number;
}) {
  const { t } = useTexts();
  const { metric, marks, names, step } = props;
  const { style } = useArms();
  return (
    <>
      <p>
        <strong>{t('charts.training.atStep', { step: count(step) })}</strong>
      </p>
      <table>
        <tbody>
          {marks.curves.map(({ arm, values }) => (
            <tr key={arm}>
              <th scope="row" style={{ color: style(arm).text }}>
                {names[arm]}
              </th>
              <td>{valueText(metric, values, step, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
