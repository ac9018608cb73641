/** The mark of one mean: a dot, open where selected, or the shape of what happened to it. */
import { atLeastPath, beyondPath } from '../kit/keys';
import { useArms } from '../kit/use-arms';
import type { Dot } from './curve-marks';
import type { Arm } from '../../lottery/run-key';

export function DotMark(props: {
  readonly arm: Arm;
  readonly dot: Dot;
  readonly em: number;
  /** px of the end of the axis at which values are worst, and is it the upper one? */
  readonly end: number;
  readonly isUp: boolean;
  readonly selected: boolean;
  /** a value beyond it */
  readonly beyond: (value: number) => string;
}) {
  const { dot, em, selected, end, isUp } = props;
  const turned = isUp ? 'scale(1,-1)' : undefined;
  const { colour, text } = useArms().style(props.arm);
  const r = em * 0.22;
  const at = `translate(${dot.x},${dot.y})`;
  const shape = {
    mean: selected ? <circle r={r * 1.9} className="chart-open" stroke={colour} /> : <circle r={r} fill={colour} />,
    'at-least': (
      <path d={atLeastPath(r)} stroke={colour} className={selected ? 'chart-open chart-open-selected' : 'chart-open'} />
    ),
    diverged: (
      <path
        d={`M${-r * 1.6},${-r * 1.6}L${r * 1.6},${r * 1.6}M${-r * 1.6},${r * 1.6}L${r * 1.6},${-r * 1.6}`}
        className="chart-cross"
        stroke={colour}
      />
    ),
    beyond: <path d={beyondPath(r, isUp)} fill={colour} />,
  }[dot.kind];
  return (
    <g transform={at}>
      {dot.isTrialBeyond && dot.kind !== 'beyond' && (
        <path
          d={`M${-r * 1.4},${-r * 1.8}l${r * 1.4},${r * 1.8}l${r * 1.4},${-r * 1.8}`}
          transform={[`translate(0,${end - dot.y})`, turned].filter(Boolean).join(' ')}
          className="chart-cross chart-beyond"
          stroke={colour}
        />
      )}
      {shape}
      {dot.written && (
        <text className="chart-below" x={dot.written.x - dot.x} y={dot.written.y - dot.y} style={{ fill: text }}>
          {props.beyond(dot.value)}
        </text>
      )}
    </g>
  );
}
