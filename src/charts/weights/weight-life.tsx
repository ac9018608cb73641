/** One weight through all rounds: where it starts, where training takes it, and when it is pruned. */
import { scaleLinear } from 'd3';
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { remainingPercent, textWidth } from '../kit/format';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import { significant } from '../kit/numbers';
import { useSize, type Size } from '../kit/use-size';
import '../kit/inside-charts.css';

interface WeightLifeData {
  readonly theta0: number;
  /** θ_T by round from 0; null where it is not known */
  readonly thetaT: readonly (number | null)[];
  /** round the weight was pruned in, 0 while it is left */
  readonly prunedIn: number;
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
}

interface WeightLifeMarks {
  readonly start: number;
  /** of the text behind the line of θ₀, clear of the axis's 0 */
  readonly startText: number;
  readonly zero: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** from θ₀ to θ_T in each round the weight is trained in and its value known */
  readonly steps: readonly { readonly round: number; readonly x: number; readonly y: number; readonly value: number }[];
  readonly pruned: { readonly x: number; readonly y: number } | null;
  readonly ticks: readonly RemainingTick[];
  readonly xByRound: readonly number[];
}

/** Last round in which the weight is trained. */
const lastRound = ({ prunedIn, remaining }: WeightLifeData): number =>
  prunedIn > 0 ? prunedIn - 1 : remaining.length - 1;

const short = (value: number): string => significant(value, 3);
const startOf = (theta0: number): string => `θ₀ = ${short(theta0)}`;

export function layout(data: WeightLifeData, size: Size): WeightLifeMarks {
  const { theta0, thetaT, prunedIn, remaining } = data;
  const { em } = size;
  const known = thetaT.slice(0, lastRound(data) + 1);
  const values = [0, theta0, ...known.filter((value) => value !== null)];
  const most = Math.max(1e-9, ...values.map(Math.abs));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [top, bottom] = [em * 1.2, size.height - em * 3.2];
  const y = scaleLinear([low - most * 0.06, high + most * 0.06], [bottom, top]);
  const start = startOf(theta0);
  // half of "100" stands before its place; behind the last round stands θ₀
  const [left, right] = [em * 1.1, size.width - textWidth(start, em) - em];
  const axis = remainingAxis(remaining, left, right, em);
  return {
    start: y(theta0),
    startText: theta0 < 0 ? Math.max(y(theta0), y(0) + em * 1.2) : Math.min(y(theta0), y(0) - em * 1.2),
    zero: y(0),
    left: 0,
    right: right + em * 0.7,
    bottom,
    steps: known.flatMap((value, round) =>
      value === null || axis.byRound[round] === undefined
        ? []
        : [{ round, x: axis.byRound[round], y: y(value), value }],
    ),
    pruned: prunedIn > 0 && axis.byRound[prunedIn] !== undefined ? { x: axis.byRound[prunedIn], y: y(0) } : null,
    ticks: axis.ticks,
    xByRound: axis.byRound,
  };
}

interface WeightLifeProps extends Omit<WeightLifeData, 'theta0' | 'thetaT'> {
  /** null while it is not known */
  readonly theta0: number | null;
  readonly thetaT: readonly (number | null)[] | null;
  readonly selectedRound: number;
  /** where the weight sits, for the summary */
  readonly name: string;
}

export function WeightLife(props: WeightLifeProps) {
  const { theta0, thetaT, prunedIn, remaining, selectedRound, name } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const data = useMemo(
    () => (theta0 === null || thetaT === null ? null : { theta0, thetaT, prunedIn, remaining }),
    [theta0, thetaT, prunedIn, remaining],
  );
  const marks = useMemo(() => (data && size ? layout(data, size) : null), [data, size]);
  const em = size?.em ?? 12;
  const left = (round: number): string => remainingPercent(remaining[round] ?? 0);
  const valueAt = (round: number): string => {
    if (prunedIn > 0 && round >= prunedIn) return t('inside.life.gone');
    const value = thetaT?.[round] ?? null;
    return value === null ? t('inside.life.notAtHand') : short(value);
  };
  return (
    <ChartFrame
      title={t('inside.life.title')}
      subtitle={name}
      summary={
        data
          ? t(prunedIn > 0 ? 'inside.life.inWordsPruned' : 'inside.life.inWords', {
              name,
              theta0: short(data.theta0),
              values: data.thetaT.map((_, round) => `${left(round)}: ${valueAt(round)}`).join(', '),
              round: prunedIn,
            })
          : ''
      }
      table={() => ({
        columns: [t('charts.weightsRemaining'), 'θ₀', 'θₜ'],
        rows: (data?.thetaT ?? []).map((_, round) => [left(round), short(data?.theta0 ?? 0), valueAt(round)]),
      })}
      data={() =>
        chartData(
          t,
          ['round', 'remaining', 'theta0', 'thetaT'],
          (data?.thetaT ?? []).map((value, round) => [
            round,
            remaining[round] ?? null,
            theta0,
            prunedIn > 0 && round >= prunedIn ? 0 : value,
          ]),
        )
      }
      empty={data ? null : t('inside.life.empty')}
      className="chart-life"
      overRounds
    >
      <div ref={ref} className="chart-area" style={{ height: '11em' }}>
        {size && marks && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            <line className="chart-grid" x1={marks.left} x2={marks.right} y1={marks.zero} y2={marks.zero} />
            <text className="chart-tick" x={marks.right + em * 0.3} y={marks.zero}>
              0
            </text>
            <line
              className="chart-life-start"
              x1={marks.left}
              x2={marks.pruned?.x ?? marks.right}
              y1={marks.start}
              y2={marks.start}
            />
            <text className="chart-tick" x={marks.right + em * 0.3} y={marks.startText}>
              {startOf(data?.theta0 ?? 0)}
            </text>
            <line
              className="chart-selected"
              x1={marks.xByRound[selectedRound]}
              x2={marks.xByRound[selectedRound]}
              y1={0}
              y2={marks.bottom}
            />
            {marks.steps.map(({ round, x, y, value }) => (
              <g key={round} className={value < 0 ? 'chart-life-negative' : 'chart-life-positive'}>
                <line x1={x} x2={x} y1={marks.start} y2={y} />
                <circle cx={x} cy={y} r={em * (round === selectedRound ? 0.42 : 0.28)} />
              </g>
            ))}
            {marks.pruned && (
              <path
                className="chart-cross chart-life-cross"
                d="M-4,-4L4,4M-4,4L4,-4"
                transform={`translate(${marks.pruned.x},${marks.pruned.y})`}
              />
            )}
            {marks.pruned && (
              <text
                className={`chart-tick chart-haloed ${marks.pruned.x > size.width / 2 ? 'chart-tick-y' : ''}`}
                x={marks.pruned.x + em * (marks.pruned.x > size.width / 2 ? -0.8 : 0.8)}
                y={marks.pruned.y}
              >
                {t('inside.life.gone')}
              </text>
            )}
            {marks.ticks.map(({ round, x, text }) => (
              <text
                key={round}
                className={`chart-tick chart-tick-x ${round === selectedRound ? 'chart-tick-on' : ''}`}
                x={x}
                y={marks.bottom + em}
              >
                {text}
              </text>
            ))}
            <text className="chart-tick chart-axis-title" x={size.width} y={marks.bottom + em * 2.4}>
              {t('charts.round.xTitle')}
            </text>
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}
