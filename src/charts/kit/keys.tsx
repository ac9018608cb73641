import type { Arm } from '../../lottery/run-key';
import { ArmLine } from './arm-line';
import type { PlacedKey } from './place-keys';
import { useArms } from './use-arms';

/** An open triangle: a lower bound. `r`: px of a dot's radius */
export const atLeastPath = (r: number): string => `M0,${-r * 2}L${r * 1.9},${r * 1.3}H${-r * 1.9}Z`;

/** A full triangle whose tip points down, or `up`, from its place: the value lies beyond the end of the axis. */
export const beyondPath = (r: number, up = false): string => {
  const side = up ? -1 : 1;
  return `M0,${-r * 0.4 * side}l${r * 1.8},${-r * 2.6 * side}h${-r * 3.6}Z`;
};

/** What marks say, in a key among the names of lines. */
export type MarkKey = 'at-least' | 'beyond' | 'beyond-up';

interface KeysProps {
  readonly keys: readonly PlacedKey<Arm | 'ghost' | 'goal' | MarkKey>[];
  readonly em: number;
}

/** A sample of each line or mark with what it is. */
export function Keys({ keys, em }: KeysProps) {
  const { style } = useArms();
  return keys.map(({ id, text, x, textX, y }) => {
    const isBeyond = id === 'beyond' || id === 'beyond-up';
    const isShape = id === 'at-least' || id === 'ghost' || isBeyond;
    const line = [x, textX - em * 0.5].map((end) => ({ x: end, y }));
    return (
      <g key={id}>
        {isBeyond ? (
          <path
            className="chart-key-full"
            transform={`translate(${(x + textX) / 2},${y + em * (id === 'beyond' ? 0.37 : -0.37)})`}
            d={beyondPath(em * 0.22, id === 'beyond-up')}
          />
        ) : id === 'goal' ? (
          <line className="chart-goal" x1={line[0].x} x2={line[1].x} y1={y} y2={y} />
        ) : isShape ? (
          <path
            className="chart-key-mark chart-open"
            transform={`translate(${(x + textX) / 2},${y})`}
            d={atLeastPath(em * 0.22)}
          />
        ) : (
          <ArmLine arm={id} spots={line} className="chart-line" />
        )}
        <text
          x={textX}
          y={y}
          className="chart-label chart-label-left"
          style={isShape || id === 'goal' ? undefined : { fill: style(id).text }}
        >
          {text}
        </text>
      </g>
    );
  });
}
