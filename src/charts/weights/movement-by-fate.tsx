/** How far weights moved in the full network's training, by what became of them later. */
import { scaleLinear } from 'd3';
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import type { Weights } from '../../lottery/parameters';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { percent, textWidth } from '../kit/format';
import { byRound, eachSampled, quantileOf } from '../kit/sampled-weights';
import { significant } from '../kit/numbers';
import { useSize, type Size } from '../kit/use-size';
import '../kit/inside-charts.css';

interface FateData {
  readonly theta0: Weights;
  /** of the full network */
  readonly thetaT: Weights;
  /** as in MaskRecord */
  readonly prunedIn: readonly (Uint8Array | null)[];
  readonly parameter: number | null;
  readonly outputs: readonly number[];
}

export interface Fate {
  /** pruned in this round; 0: never, as far as it is known */
  readonly round: number;
  /** |θ_T − θ₀| that 10, 25, 50, 75 and 90 % of the weights stay below */
  readonly quantiles: readonly [number, number, number, number, number];
  /** weights looked at */
  readonly count: number;
}

const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;
/** Most weights of a round looked at. */
const SAMPLES = 2_000;

/** One entry per round that pruned anything, in order, survivors last. */
export function fatesOf({ theta0, thetaT, prunedIn, parameter, outputs }: FateData): Fate[] {
  const distances = new Map<number, number[]>();
  eachSampled({ prunedIn, only: parameter, outputs, groups: byRound, most: SAMPLES }, (at, index, round) => {
    const group = distances.get(round);
    const distance = Math.abs(thetaT[at][index] - theta0[at][index]);
    if (group) group.push(distance);
    else distances.set(round, [distance]);
  });
  const order = (round: number): number => (round === 0 ? Infinity : round);
  return [...distances]
    .toSorted(([a], [b]) => order(a) - order(b))
    .map(([round, values]) => {
      const sorted = Float32Array.from(values).toSorted();
      const [low, q1, median, q3, high] = SHARES.map((share) => quantileOf(sorted, share));
      return { round, count: values.length, quantiles: [low, q1, median, q3, high] };
    });
}

interface FateMarks {
  readonly rows: readonly {
    readonly round: number;
    readonly y: number;
    readonly whisker: readonly [number, number];
    readonly box: readonly [number, number];
    readonly median: number;
  }[];
  readonly most: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** @param labelWidth px of the widest row name */
export function layout(fates: readonly Fate[], labelWidth: number, size: Size): FateMarks {
  const { em } = size;
  const [left, right] = [Math.ceil(labelWidth + em * 0.6), size.width - em * 0.5];
  const bottom = size.height - em * 1.5;
  const most = Math.max(1e-9, ...fates.map(({ quantiles }) => quantiles[4]));
  const x = scaleLinear([0, most], [left, right]);
  const pitch = bottom / Math.max(fates.length, 1);
  return {
    most,
    left,
    right,
    bottom,
    rows: fates.map(({ round, quantiles: [low, q1, median, q3, high] }, at) => ({
      round,
      y: (at + 0.5) * pitch,
      whisker: [x(low), x(high)],
      box: [x(q1), x(q3)],
      median: x(median),
    })),
  };
}

const short = (value: number): string => significant(value, 2);

interface MovementByFateProps extends Omit<FateData, 'theta0' | 'thetaT' | 'prunedIn'> {
  /** null while weights or masks are not at hand */
  readonly theta0: Weights | null;
  readonly thetaT: Weights | null;
  readonly prunedIn: FateData['prunedIn'] | null;
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
}

export function MovementByFate(props: MovementByFateProps) {
  const { theta0, thetaT, prunedIn, parameter, outputs, selectedRound } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const fates = useMemo(
    () => (theta0 && thetaT && prunedIn ? fatesOf({ theta0, thetaT, prunedIn, parameter, outputs }) : []),
    [theta0, thetaT, prunedIn, parameter, outputs],
  );
  const nameOf = (round: number): string =>
    round === 0 ? t('inside.fate.survives') : t('inside.fate.prunedIn', { round });
  const em = size?.em ?? 12;
  const widest = Math.max(0, ...fates.map(({ round }) => textWidth(nameOf(round), em)));
  const marks = size && fates.length > 0 ? layout(fates, widest, size) : null;
  return (
    <ChartFrame
      title={t('inside.fate.title')}
      subtitle={t('inside.fate.subtitle')}
      summary={fates
        .map(({ round, quantiles }) => t('inside.fate.inWords', { fate: nameOf(round), median: short(quantiles[2]) }))
        .join(' ')}
      table={() => ({
        columns: [
          t('inside.fate.column'),
          ...SHARES.map((share) => t('inside.fate.below', { share: percent(share, 0) })),
        ],
        rows: fates.map(({ round, quantiles }) => [nameOf(round), ...quantiles.map(short)]),
      })}
      data={() =>
        chartData(
          t,
          ['prunedIn', 'below', 'movement', 'sampled'],
          fates.flatMap(({ round, quantiles, count }) =>
            SHARES.map((share, at) => [round, share, quantiles[at], count]),
          ),
        )
      }
      empty={fates.length > 0 ? null : t('charts.movement.empty')}
      className="chart-fate"
    >
      <div ref={ref} className="chart-area" style={{ height: `${Math.max(4, fates.length * 1.5 + 1.5)}em` }}>
        {size && marks && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            <line className="chart-grid" x1={marks.left} x2={marks.right} y1={marks.bottom} y2={marks.bottom} />
            {marks.rows.map(({ round, y, whisker, box, median }) => (
              // a shortcut for pointers: keys choose the round on the other charts
              <g
                key={round}
                className={round === 0 ? 'chart-fate-kept' : 'chart-fate-pruned'}
                onClick={round === 0 ? undefined : () => props.onSelectRound(round)}
              >
                <rect className="chart-fate-hit" x={0} width={size.width} y={y - em * 0.7} height={em * 1.4} />
                <text
                  className={`chart-tick ${round === selectedRound && round > 0 ? 'chart-tick-on' : ''}`}
                  x={0}
                  y={y}
                >
                  {nameOf(round)}
                </text>
                <line x1={whisker[0]} x2={whisker[1]} y1={y} y2={y} />
                <line className="chart-fate-box" x1={box[0]} x2={box[1]} y1={y} y2={y} />
                <circle cx={median} cy={y} r={em * 0.28} />
              </g>
            ))}
            <text className="chart-tick" x={marks.left} y={marks.bottom + em * 0.9}>
              0
            </text>
            <text className="chart-tick chart-tick-y" x={marks.right} y={marks.bottom + em * 0.9}>
              {`|θₜ − θ₀| = ${short(marks.most)}`}
            </text>
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}
