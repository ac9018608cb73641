/** What plots have around their curves. */
import { useId, type ReactNode } from 'react';
import { textWidth } from './format';
import type { Box } from './place-labels';

export interface AxesProps {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string; readonly round?: number }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTitle: string;
  /** px of the text */
  readonly em: number;
  /** whose tick is emphasized */
  readonly selectedRound?: number;
  /** the horizontal ticks are on their way to other places */
  readonly gliding?: boolean;
}

/** Ticks, grid lines of the vertical ones, and the title of the horizontal axis. */
export function Axes({ plot, xTicks, yTicks, xTitle, em, selectedRound, gliding = false }: AxesProps) {
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
      {xTicks.map(({ round, x, text }, at) => (
        <text
          key={gliding ? at : x} // the same one, at another place
          {...(gliding ? { transform: `translate(${x},${plot.bottom + em * 1.1})` } : { x, y: plot.bottom + em * 1.1 })}
          className={`chart-tick chart-tick-x ${gliding ? 'chart-gliding' : ''} ${round !== undefined && round === selectedRound ? 'chart-tick-on' : ''}`}
        >
          {text}
        </text>
      ))}
      <text
        className="chart-tick chart-axis-title"
        x={Math.max(plot.right, textWidth(xTitle, em))}
        y={plot.bottom + em * 2.6}
      >
        {xTitle}
      </text>
    </g>
  );
}

/** From there on a task counts as solved. */
export const GoalLine = ({ plot, y }: { readonly plot: Box; readonly y: number }) => (
  <line className="chart-goal" x1={plot.left} x2={plot.right} y1={y} y2={y} />
);

/** Only what lies inside of the plot. */
export function Clipped({ plot, children }: { readonly plot: Box; readonly children: ReactNode }) {
  const clip = useId();
  return (
    <>
      <clipPath id={clip}>
        <rect x={plot.left} y={plot.top} width={Math.max(plot.right - plot.left, 0)} height={plot.bottom - plot.top} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>{children}</g>
    </>
  );
}
