import type { Arm } from '../../lottery/run-key';
import { useArms } from '../kit/use-arms';
import type { BracketMarks } from './bracket';

interface Props {
  readonly arm: Arm;
  readonly marks: BracketMarks;
  readonly em: number;
  /** somebody asked for it: by a word that points at it */
  readonly isAsked: boolean;
}

/** The distance with its number and how many trials it is of. */
export function BracketMark({ arm, marks, em, isAsked }: Props) {
  const { x, open, top, bottom, closed, label } = marks;
  const { text } = useArms().style(arm);
  const first = label ? label.y - ((label.lines.length - 1) * 1.25 * em) / 2 : 0;
  return (
    <g className="chart-bracket">
      <path
        className={isAsked ? 'chart-bracket-line chart-bracket-asked' : 'chart-bracket-line'}
        d={`M${closed.top ? open : x},${top}H${x}V${bottom}${closed.bottom ? `H${open}` : ''}`}
        stroke={text}
      />
      {label?.lines.map((line, at) => (
        <text
          key={line}
          x={label.x}
          y={first + at * 1.25 * em}
          className={[
            at === 0 ? 'chart-label' : 'chart-label-thin',
            label.side === 'right' ? 'chart-label-left' : 'chart-label-right',
          ].join(' ')}
          style={{ fill: at === 0 ? text : 'var(--chart-muted)' }}
        >
          {line}
        </text>
      ))}
    </g>
  );
}
