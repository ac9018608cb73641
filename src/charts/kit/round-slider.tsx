/** A plot over weights remaining, on which a round is chosen; what is drawn in it is its caller's. */
import type { ReactNode } from 'react';
import { Axes, type AxesProps } from './axes';
import { Tooltip } from './tooltip';
import { useRoundSelection, type Pointed } from './use-round-selection';
import type { Size } from './use-size';

interface RoundSliderProps {
  readonly marks: Pick<AxesProps, 'plot' | 'xTicks' | 'yTicks'>;
  /** px of every round */
  readonly byRound: readonly number[];
  readonly size: Size;
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  /** accessible name */
  readonly label: string;
  /** the selected round in words */
  readonly valueText: string;
  /** the axis follows settings that a person is about to change */
  readonly gliding?: boolean;
  readonly xTitle: string;
  /** tooltip of a round */
  readonly renderTooltip: (pointed: Pointed) => ReactNode;
  /** drawn behind the grid */
  readonly background?: ReactNode;
  /** drawn on the grid, behind the curves */
  readonly notes?: ReactNode;
  readonly children: (pointed: Pointed | null) => ReactNode;
}

export function RoundSlider(props: RoundSliderProps) {
  const { marks, byRound, size, selectedRound } = props;
  const { plot } = marks;
  const { pointed, handlers } = useRoundSelection(byRound, selectedRound, props.onSelectRound);
  const selectedX = byRound[Math.min(selectedRound, byRound.length - 1)];
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
        {props.background}
        <Axes {...marks} xTitle={props.xTitle} em={size.em} selectedRound={selectedRound} gliding={props.gliding} />
        {props.notes}
        <line className="chart-selected" x1={selectedX} x2={selectedX} y1={plot.top} y2={plot.bottom} />
        {props.children(pointed)}
      </svg>
      {pointed && (
        <Tooltip x={byRound[pointed.round]} width={size.width} top={plot.top}>
          {props.renderTooltip(pointed)}
        </Tooltip>
      )}
    </div>
  );
}
