/** A run at a glance: the score by weights remaining, without axes. For lists; the real chart is one press away. */
import { scaleLinear, scaleLog } from 'd3';
import { ArmLine } from './arm-line';
import { full, type Arm } from '../../lottery/run-key';
import { useArms } from './use-arms';
import type { Spot } from './place-labels';

interface SparklineData {
  /** P_m (0 … 1) after rounds 0, 1, … */
  readonly remaining: readonly number[];
  /** mean scores by round; those that are missing are left out */
  readonly curves: readonly { readonly arm: Arm; readonly values: readonly (number | null)[] }[];
}

interface SparklineMarks {
  readonly curves: readonly { readonly arm: Arm; readonly line: readonly Spot[] }[];
  /** px of the full network's score */
  readonly full: number | null;
}

/** Least height of the range, as in the large chart. */
const LEAST = 0.005;

export function layout({ remaining, curves }: SparklineData, width: number, height: number): SparklineMarks {
  const known = curves.flatMap(({ values }) => values).filter((value) => value !== null);
  const positive = remaining.filter((value) => value > 0);
  if (known.length === 0 || positive.length === 0) return { curves: [], full: null };
  const least = Math.min(...positive);
  const x = scaleLog()
    .domain([1, Math.min(least, 0.99)])
    .range([3, width - 3]);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const middle = (low + high) / 2;
  const half = Math.max(high - low, LEAST) / 2;
  const y = scaleLinear()
    .domain([middle - half, middle + half])
    .range([height - 3, 3]);
  const lines = curves.map(({ arm, values }) => ({
    arm,
    line: values.flatMap((value, round) =>
      value === null ? [] : [{ x: x(Math.max(remaining[round] ?? 1, least)), y: y(value) }],
    ),
  }));
  const first = curves[0]?.values[0] ?? null;
  return { curves: lines.filter(({ line }) => line.length > 0), full: first === null ? null : y(first) };
}

const [WIDTH, HEIGHT] = [120, 44];

/** Decoration beside words that say the same. */
export function Sparkline(data: SparklineData) {
  const { style } = useArms();
  const marks = layout(data, WIDTH, HEIGHT);
  return (
    <svg className="chart sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {marks.full !== null && (
        <line x1={0} x2={WIDTH} y1={marks.full} y2={marks.full} stroke={style(full).colour} className="spark-full" />
      )}
      {marks.curves.map(({ arm, line }) => (
        <ArmLine key={arm} arm={arm} spots={line} className="spark-line" />
      ))}
    </svg>
  );
}
