/** Draws RoundMarks: grid, zones, ghosts, bands, lines, dots, labels, selected round, tooltip. */
import { area } from 'd3';
import type { ComponentProps, ReactNode } from 'react';
import { ArmLine } from '../kit/arm-line';
import { Clipped, GoalLine } from '../kit/axes';
import { Keys } from '../kit/keys';
import { Labels } from '../kit/labels';
import { DotMark } from './dot-mark';
import type { CurveMark } from './curve-marks';
import type { RoundMarks } from './round-marks';
import { RoundSlider } from '../kit/round-slider';
import { useArms } from '../kit/use-arms';
import { full } from '../../lottery/run-key';

type RoundPlotProps = Omit<ComponentProps<typeof RoundSlider>, 'byRound' | 'children' | 'marks' | 'renderTooltip'> & {
  readonly marks: RoundMarks;
  readonly formatBeyond: (value: number) => string;
  /** tooltip of a round */
  readonly renderTooltip: (round: number) => ReactNode;
  /** drawn over the curves and their names */
  readonly over?: ReactNode;
};

const bandPath = area<{ x: number; low: number; high: number }>()
  .x((point) => point.x)
  .y0((point) => point.low)
  .y1((point) => point.high);

export function RoundPlot({ formatBeyond, renderTooltip, over, ...props }: RoundPlotProps) {
  const { marks, size, selectedRound } = props;
  const { style } = useArms();
  const { plot, byRound } = marks;
  return (
    <RoundSlider
      {...props}
      byRound={byRound}
      gliding={marks.planned.length > 0}
      renderTooltip={({ round }) => renderTooltip(round)}
    >
      {(pointed) => {
        const looked = pointed ? nearestCurve(marks.curves, pointed.round, pointed.y) : null;
        return (
          <>
            <PlannedRounds marks={marks} em={size.em} />
            <Clipped plot={plot}>
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
              {marks.goal && <GoalLine plot={plot} y={marks.goal.y} />}
              {marks.curves.map(({ arm, line: spots }) => (
                <ArmLine key={arm} arm={arm} spots={spots} className="chart-line" />
              ))}
            </Clipped>
            {marks.curves.map(({ arm, dots }) =>
              dots.map((dot) => (
                // every curve starts at the one full network
                <DotMark
                  key={`${arm}/${dot.round}`}
                  arm={dot.round === 0 ? full : arm}
                  dot={dot}
                  em={size.em}
                  end={plot[marks.worse]}
                  isUp={marks.worse === 'top'}
                  selected={dot.at === selectedRound && size.figure !== 'plain'}
                  beyond={formatBeyond}
                />
              )),
            )}
            {/* names stand before a bracket that has no way around them */}
            {over}
            <Labels
              labels={marks.labels}
              thin={full}
              classOf={(id) => (id === 'ghost' || id === 'goal' ? 'chart-ghost-label' : undefined)}
              fill={(id) => (id === 'ghost' || id === 'goal' ? undefined : style(id).text)}
            />
            <Keys keys={marks.keys} em={size.em} />
          </>
        );
      }}
    </RoundSlider>
  );
}

/** Rounds that settings plan: open marks that hang from above, as they have no value yet. */
function PlannedRounds({ marks: { planned, plot }, em }: { readonly marks: RoundMarks; readonly em: number }) {
  return planned.map((x, at) => (
    // the same one glides to its new place
    // oxlint-disable-next-line react/no-array-index-key
    <g key={at} className="chart-planned chart-gliding" transform={`translate(${x},${plot.top})`}>
      <line y2={em * 0.7} />
      <circle cy={em * 1.1} r={em * 0.4} />
    </g>
  ));
}

/** The curve whose mark of a round is nearest to a height in px. */
function nearestCurve(curves: readonly CurveMark[], round: number, y: number): CurveMark | null {
  const away = (curve: CurveMark): number =>
    Math.min(...curve.dots.filter((dot) => dot.at === round).map((dot) => Math.abs(dot.y - y)));
  const several = curves.filter(({ trials }) => trials.length > 1);
  return several.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}
