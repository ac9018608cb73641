/** The mark of one mean: a dot, open where selected, or the shape of what happened to it. */
import { useArms } from '../kit/use-arms';
import type { Dot } from './round-marks';
import type { Arm } from '../../lottery/run-key';

/** An open triangle: a lower bound. `r`: px of a dot's radius */
export const atLeastPath = (r: number): string => `M0,${-r * 2}L${r * 1.9},${r * 1.3}H${-r * 1.9}Z`;

export function DotMark(props: {
  readonly arm: Arm;
  readonly dot: Dot;
  readonly em: number;
  /** px of the axis */
  readonly bottom: number;
  readonly selected: boolean;
  readonly below: (value: number) => string;
}) {
  const { dot, em, selected } = props;
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
    below: <path d={`M0,${-r * 0.4}l${r * 1.8},${-r * 2.6}h${-r * 3.6}Z`} fill={colour} />,
  }[dot.kind];
  return (
    <g transform={at}>
      {dot.minBelow && dot.kind !== 'below' && (
        <path
          d={`M${-r * 1.4},${-r * 1.8}l${r * 1.4},${r * 1.8}l${r * 1.4},${-r * 1.8}`}
          transform={`translate(0,${props.bottom - dot.y})`}
          className="chart-cross"
          stroke={colour}
        />
      )}
      {shape}
      {dot.kind === 'below' && dot.lift !== null && (
        <text className="chart-below" y={-em * dot.lift} style={{ fill: text }}>
          {props.below(dot.value)}
        </text>
      )}
    </g>
  );
}
