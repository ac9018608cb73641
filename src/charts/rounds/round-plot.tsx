/** Draws RoundMarks: grid, zones, ghosts, bands, lines, dots, labels, selected round, tooltip. */
import { area } from 'd3';
import { useId, type ReactNode } from 'react';
import { ArmLine } from '../kit/arm-line';
import { useArms } from '../kit/use-arms';
import { atLeastPath, DotMark } from './dot-mark';
import type { CurveMark, RoundMarks } from './round-marks';
import { Tooltip } from '../kit/tooltip';
import type { Size } from '../kit/use-size';
import { useRoundSelection } from '../kit/use-round-selection';
import { full } from '../../lottery/run-key';

export interface RoundPlotProps {
  readonly marks: RoundMarks;
  readonly size: Size;
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  /** accessible name */
  readonly label: string;
  /** the selected round in words */
  readonly valueText: string;
  readonly xTitle: string;
  readonly formatBelow: (value: number) => string;
  /** tooltip of a round */
  readonly renderTooltip: (round: number) => ReactNode;
  /** drawn behind the grid and the curves */
  readonly background?: ReactNode;
  /** drawn on the grid, behind the curves */
  readonly notes?: ReactNode;
}

const bandPath = area<{ x: number; low: number; high: number }>()
  .x((point) => point.x)
  .y0((point) => point.low)
  .y1((point) => point.high);

export function RoundPlot(props: RoundPlotProps) {
  const { marks, size, selectedRound, onSelectRound } = props;
  const { style } = useArms();
  const { plot, byRound } = marks;
  const clip = useId();
  const { pointed, handlers } = useRoundSelection(byRound, selectedRound, onSelectRound);
  const selectedX = byRound[Math.min(selectedRound, byRound.length - 1)];
  const looked = pointed ? nearestCurve(marks.curves, pointed.round, pointed.y) : null;
  return (
    <div
      className="round-plot"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={byRound.length - 1}
      aria-valuenow={selectedRound}
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
        {props.background}
        <Axes marks={marks} size={size} xTitle={props.xTitle} selectedRound={selectedRound} />
        {props.notes}
        <line className="chart-selected" x1={selectedX} x2={selectedX} y1={plot.top} y2={plot.bottom} />
        <g clipPath={`url(#${clip})`}>
          {marks.ghosts.map(({ arm, line: ghost }) => (
            <ArmLine key={arm} arm={arm} spots={ghost} className="chart-ghost" />
          ))}
          {marks.curves.map(({ arm, band }) => (
            <path key={arm} d={bandPath([...band]) ?? ''} fill={style(arm).colour} className="chart-band" />
          ))}
          {looked?.trials.map(({ trial, line: spots }) => (
            <ArmLine key={trial} arm={looked.arm} spots={spots} className="chart-trial" />
          ))}
          {marks.reference && (
            <line
              className="chart-reference"
              x1={plot.left}
              x2={plot.right}
              y1={marks.reference.y}
              y2={marks.reference.y}
            />
          )}
          {marks.curves.map(({ arm, line: spots }) => (
            <ArmLine key={arm} arm={arm} spots={spots} className="chart-line" />
          ))}
        </g>
        {marks.curves.map(({ arm, dots }) =>
          dots.map((dot) => (
            // every curve starts at the one full network
            <DotMark
              key={`${arm}/${dot.round}`}
              arm={dot.round === 0 ? full : arm}
              dot={dot}
              em={size.em}
              bottom={plot.bottom}
              selected={dot.round === selectedRound}
              below={props.formatBelow}
            />
          )),
        )}
        {marks.labels.map(({ id, text, x, y }) => (
          <text
            key={id}
            x={x}
            y={y}
            className={
              id === 'ghost' ? 'chart-label chart-ghost-label' : id === full ? 'chart-label-thin' : 'chart-label'
            }
            style={id === 'ghost' ? undefined : { fill: style(id).text }}
          >
            {text}
          </text>
        ))}
        {marks.keys.map(({ id, text, x, textX, y }) => (
          <g key={id}>
            {id === 'at-least' || id === 'ghost' ? (
              <path
                className="chart-key-mark chart-open"
                transform={`translate(${(x + textX) / 2},${y})`}
                d={atLeastPath(size.em * 0.22)}
              />
            ) : (
              <ArmLine
                arm={id}
                spots={[
                  { x, y },
                  { x: textX - size.em * 0.5, y },
                ]}
                className="chart-line"
              />
            )}
            <text
              x={textX}
              y={y}
              className="chart-label chart-label-left"
              style={id === 'at-least' || id === 'ghost' ? undefined : { fill: style(id).text }}
            >
              {text}
            </text>
          </g>
        ))}
      </svg>
      {pointed && (
        <Tooltip x={byRound[pointed.round]} width={size.width} top={plot.top}>
          {props.renderTooltip(pointed.round)}
        </Tooltip>
      )}
    </div>
  );
}

/** The curve whose mark of a round is nearest to a height in px. */
function nearestCurve(curves: readonly CurveMark[], round: number, y: number): CurveMark | null {
  const away = (curve: CurveMark): number =>
    Math.min(...curve.dots.filter((dot) => dot.round === round).map((dot) => Math.abs(dot.y - y)));
  const several = curves.filter(({ trials }) => trials.length > 1);
  return several.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

function Axes(props: {
  readonly marks: RoundMarks;
  readonly size: Size;
  readonly xTitle: string;
  readonly selectedRound: number;
}) {
  const { plot, xTicks, yTicks } = props.marks;
  const { em } = props.size;
  return (
    <g>
      {yTicks.map(({ y, text }) => (
        <g key={text}>
          <line className="chart-grid" x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className="chart-tick chart-tick-y" x={plot.left - em * 0.5} y={y}>
            {text}
          </text>
        </g>
      ))}
      {xTicks.map(({ round, x, text }) => (
        <text
          key={round}
          x={x}
          y={plot.bottom + em * 1.1}
          className={`chart-tick chart-tick-x ${round === props.selectedRound ? 'chart-tick-on' : ''}`}
        >
          {text}
        </text>
      ))}
      <text className="chart-tick chart-axis-title" x={plot.right} y={plot.bottom + em * 2.6}>
        {props.xTitle}
      </text>
    </g>
  );
}
