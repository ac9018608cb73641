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

/** A cross. */
export const crossPath = (half: number): string =>
  `M${-half},${-half}L${half},${half}M${-half},${half}L${half},${-half}`;

/** A full triangle whose tip touches a line from below: the early stop. */
export const stopPath = (em: number): string => `M0,0L${em * 0.42},${em * 0.72}H${-em * 0.42}Z`;

/** What marks say, in a key among the names of lines, or below the plot. */
export type MarkKey = 'at-least' | 'beyond' | 'beyond-up' | 'stop' | 'zone' | 'collapsed';

/** A mark that a key explains, around its own middle. */
export function MarkSample({ id, em }: { readonly id: MarkKey | 'ghost'; readonly em: number }) {
  if (id === 'zone') {
    return <rect className="chart-key-zone" x={-em * 0.8} y={-em * 0.4} width={em * 1.6} height={em * 0.8} />;
  }
  if (id === 'stop') {
    return <path className="chart-key-full" transform={`translate(0,${-em * 0.36})`} d={stopPath(em)} />;
  }
  if (id === 'beyond' || id === 'beyond-up') {
    const isUp = id === 'beyond-up';
    return (
      <path
        className="chart-key-full"
        transform={`translate(0,${em * (isUp ? -0.37 : 0.37)})`}
        d={beyondPath(em * 0.22, isUp)}
      />
    );
  }
  if (id === 'collapsed') return <path className="chart-key-mark chart-collapsed" d={crossPath(em * 0.42)} />;
  return <path className="chart-key-mark chart-open" d={atLeastPath(em * 0.22)} />;
}

interface KeysProps {
  readonly keys: readonly PlacedKey<Arm | 'ghost' | 'goal' | MarkKey>[];
  readonly em: number;
}

/** A sample of each line or mark with what it is. */
export function Keys({ keys, em }: KeysProps) {
  const { style } = useArms();
  return keys.map(({ id, text, x, textX, y }) => {
    const isMark = isMarkKey(id);
    const line = [x, textX - em * 0.5].map((end) => ({ x: end, y }));
    return (
      <g key={id}>
        {isMark ? (
          <g transform={`translate(${(x + textX) / 2},${y})`}>
            <MarkSample id={id} em={em} />
          </g>
        ) : id === 'goal' ? (
          <line className="chart-goal" x1={line[0].x} x2={line[1].x} y1={y} y2={y} />
        ) : (
          <ArmLine arm={id} spots={line} className="chart-line" />
        )}
        <text
          x={textX}
          y={y}
          className="chart-label chart-label-left"
          style={isMark || id === 'goal' ? undefined : { fill: style(id).text }}
        >
          {text}
        </text>
      </g>
    );
  });
}

const MARKS: ReadonlySet<string> = new Set<MarkKey | 'ghost'>([
  'at-least',
  'beyond',
  'beyond-up',
  'stop',
  'zone',
  'collapsed',
  'ghost',
]);
const isMarkKey = (id: Arm | 'ghost' | 'goal' | MarkKey): id is MarkKey | 'ghost' => MARKS.has(id);
