/**
 * How far the weights of the full network moved in training: those that stay in the selected
 * round's ticket against the others (Frankle & Carbin 2019, App. F).
 */
import { significant } from '../kit/numbers';
import { area, curveBasis, scaleLinear } from 'd3';
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import type { Weights } from '../../lottery/parameters';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { remainingPercent, textWidth } from '../kit/format';
import { BINS, histogramOf, type Histogram } from './movement-histogram';
import { useSize, type Size } from '../kit/use-size';
import { clamp } from '../kit/view';

interface MovementMarks {
  readonly kept: string;
  readonly pruned: string;
  readonly baseline: number;
  readonly left: number;
  readonly right: number;
  readonly labels: readonly { readonly group: 'kept' | 'pruned'; readonly x: number; readonly y: number }[];
}

/** @param texts the groups' names as drawn */
export function layout(
  histogram: Histogram,
  texts: Readonly<Record<'kept' | 'pruned', string>>,
  size: Size,
): MovementMarks {
  const { em } = size;
  const [left, right] = [1, size.width - 1];
  const [top, baseline] = [em * 1.6, size.height - em * 1.8];
  const highest = Math.max(...histogram.kept, ...histogram.pruned);
  const x = scaleLinear([0, BINS], [left, right]);
  const y = scaleLinear([0, highest], [baseline, top]);
  const path = area<number>()
    .x((_, bin) => x(bin + 0.5))
    .y0(baseline)
    .y1((value) => y(value))
    .curve(curveBasis);
  // each label stands above the bin where its group exceeds the other most
  const place = (group: 'kept' | 'pruned', own: readonly number[], other: readonly number[]) => {
    const ahead = own.map((value, bin) => value - other[bin]);
    const bin = ahead.indexOf(Math.max(...ahead));
    const half = textWidth(texts[group], em) / 2;
    return {
      group,
      x: clamp(x(bin + 0.5), left + half, right - half),
      y: y(Math.max(...own.slice(bin, bin + Math.ceil(BINS / 8)))) - em * 0.8,
    };
  };
  const pruned = place('pruned', histogram.pruned, histogram.kept);
  const kept = place('kept', histogram.kept, histogram.pruned);
  const room = (textWidth(texts.kept, em) + textWidth(texts.pruned, em)) / 2 + em * 0.6;
  const isTight = Math.abs(kept.x - pruned.x) < room && Math.abs(kept.y - pruned.y) < em * 1.3;
  const labels = [pruned, isTight ? { ...kept, x: pruned.x + room } : kept];
  return {
    kept: path([...histogram.kept]) ?? '',
    pruned: path([...histogram.pruned]) ?? '',
    baseline,
    left,
    right,
    labels,
  };
}

const number = (value: number): string => significant(value, 2);

interface MovementChartProps {
  /** null while weights are not at hand */
  readonly theta0: Weights | null;
  /** of the full network */
  readonly thetaT: Weights | null;
  readonly prunedIn: readonly (Uint8Array | null)[] | null;
  readonly selectedRound: number;
  /** P_m (0 … 1) by round */
  readonly remaining: readonly number[];
}

export function MovementChart(props: MovementChartProps) {
  const { theta0, thetaT, prunedIn, selectedRound: round, remaining } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const histogram = useMemo(
    () => (theta0 && thetaT && prunedIn ? histogramOf({ theta0, thetaT, prunedIn, round }) : null),
    [theta0, thetaT, prunedIn, round],
  );
  const left = remainingPercent(remaining[round] ?? 1);
  const texts = {
    kept: t('charts.movement.kept', { remaining: left }),
    pruned: t('charts.movement.pruned'),
  };
  const marks = histogram && size ? layout(histogram, texts, size) : null;
  return (
    <ChartFrame
      title={t('charts.movement.title')}
      subtitle={t('charts.movement.subtitle')}
      summary={
        histogram
          ? t('charts.movement.inWords', {
              remaining: left,
              kept: number(histogram.meanKept),
              pruned: number(histogram.meanPruned),
            })
          : ''
      }
      table={
        histogram
          ? () => ({
              columns: [t('charts.movement.group'), t('charts.movement.mean')],
              rows: [
                [texts.kept, number(histogram.meanKept)],
                [texts.pruned, number(histogram.meanPruned)],
              ],
            })
          : undefined
      }
      data={() =>
        chartData(
          t,
          ['group', 'movementFrom', 'movementTo', 'share'],
          (['kept', 'pruned'] as const).flatMap((group) =>
            (histogram?.[group] ?? []).map((share, bin) => [
              texts[group],
              (bin / BINS) * (histogram?.most ?? 0),
              ((bin + 1) / BINS) * (histogram?.most ?? 0),
              share,
            ]),
          ),
        )
      }
      empty={histogram ? null : t('charts.movement.empty')}
      className="chart-movement"
    >
      <div ref={ref} className="chart-area chart-area-tiny">
        {size && marks && histogram && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            <path d={marks.pruned} className="chart-moved-pruned" />
            <path d={marks.kept} className="chart-moved-kept" />
            <line className="chart-grid" x1={0} x2={size.width} y1={marks.baseline} y2={marks.baseline} />
            {marks.labels.map(({ group, x, y }) => (
              <text key={group} x={x} y={y} className={`chart-moved-label chart-moved-label-${group}`}>
                {texts[group]}
              </text>
            ))}
            <text className="chart-tick" x={0} y={marks.baseline + size.em}>
              0
            </text>
            <text className="chart-tick chart-tick-y" x={size.width} y={marks.baseline + size.em}>
              {`|θₜ − θ₀| = ${number(histogram.most)}`}
            </text>
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}
