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
  /** its tooltip stays while nothing is pointed at */
  readonly staysOpen?: boolean;
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
  const { marks, byRound, size } = props;
  const { plot } = marks;
  const selectedRound = Math.min(props.selectedRound, byRound.length - 1);
  const { pointed, place, handlers } = useRoundSelection(byRound, selectedRound, props.onSelectRound);
  const selectedX = byRound[selectedRound];
  const told = pointed ?? (props.staysOpen ? { round: selectedRound, y: plot.top } : null);
  return (
    <div
      className="round-plot"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={byRound.length - 1}
      aria-valuenow={place}
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
      {told && (
        <Tooltip x={byRound[told.round]} width={size.width} top={plot.top}>
          {props.renderTooltip(told)}
        </Tooltip>
      )}
    </div>
  );
}
