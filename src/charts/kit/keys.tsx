import type { Arm } from '../../lottery/run-key';
import { ArmLine } from './arm-line';
import type { PlacedKey } from './place-keys';
import { useArms } from './use-arms';

/** An open triangle: a lower bound. `r`: px of a dot's radius */
export const atLeastPath = (r: number): string => `M0,${-r * 2}L${r * 1.9},${r * 1.3}H${-r * 1.9}Z`;

interface KeysProps {
  readonly keys: readonly PlacedKey<Arm | 'ghost' | 'goal' | 'at-least'>[];
  readonly em: number;
}

/** A sample of each line or mark with what it is. */
export function Keys({ keys, em }: KeysProps) {
  const { style } = useArms();
  return keys.map(({ id, text, x, textX, y }) => {
    const isShape = id === 'at-least' || id === 'ghost' || id === 'goal';
    const line = [x, textX - em * 0.5].map((end) => ({ x: end, y }));
    return (
      <g key={id}>
        {isShape ? (
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
          style={isShape ? undefined : { fill: style(id).text }}
        >
          {text}
        </text>
      </g>
    );
  });
}
