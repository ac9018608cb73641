/** Initial and trained weights of survivors and pruned, one histogram above the other. */
import { area, curveBasis, scaleLinear } from 'd3';
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { FateKey } from '../kit/fate-key';
import { chartData } from '../export/chart-data';
import { remainingPercent, textWidth } from '../kit/format';
import { significant } from '../kit/numbers';
import { useSize, type Size } from '../kit/use-size';
import {
  WEIGHT_BINS,
  weightHistograms,
  type HistogramRow,
  type WeightHistogramData,
  type WeightHistograms,
} from './weight-histogram-bins';
import '../kit/inside-charts.css';

interface WeightHistogramMarks {
  readonly rows: readonly {
    readonly row: HistogramRow;
    readonly kept: string;
    readonly pruned: string | null;
    readonly top: number;
    readonly baseline: number;
  }[];
  readonly zero: number;
  readonly left: number;
  readonly right: number;
}

/** Every row has its own height scale; all share the horizontal one. */
export function layout(histograms: WeightHistograms, size: Size): WeightHistogramMarks {
  const { em } = size;
  const [left, right] = [1, size.width - 1];
  const rowHeight = (size.height - em * 1.4) / histograms.rows.length;
  const x = scaleLinear([0, WEIGHT_BINS - 1], [left, right]);
  return {
    left,
    right,
    zero: x((WEIGHT_BINS - 1) / 2),
    rows: histograms.rows.map(({ row, kept, pruned }, at) => {
      const top = at * rowHeight;
      const baseline = top + rowHeight - em * 0.3;
      const y = scaleLinear([0, Math.max(...kept, ...(pruned ?? []))], [baseline, top + em * 1.4]);
      const path = area<number>()
        .x((_, bin) => x(bin))
        .y0(baseline)
        .y1((share) => y(share))
        .curve(curveBasis);
      return { row, top, baseline, kept: path([...kept]) ?? '', pruned: pruned && path([...pruned]) };
    }),
  };
}

const short = (value: number): string => significant(value, 2);

interface WeightHistogramProps extends Omit<WeightHistogramData, 'theta0' | 'prunedIn'> {
  readonly theta0: WeightHistogramData['theta0'] | null;
  readonly prunedIn: WeightHistogramData['prunedIn'] | null;
  /** P_m (0 … 1) by round */
  readonly remaining: readonly number[];
}

export function WeightHistogram(props: WeightHistogramProps) {
  const { theta0, full, ticket, prunedIn, round, parameter, outputs, remaining } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const histograms = useMemo(
    () => (theta0 && prunedIn ? weightHistograms({ theta0, full, ticket, prunedIn, round, parameter, outputs }) : null),
    [theta0, full, ticket, prunedIn, round, parameter, outputs],
  );
  const marks = histograms && size ? layout(histograms, size) : null;
  const left = remainingPercent(remaining[round] ?? 1);
  const nameOf = (row: HistogramRow): string => t(`inside.histogram.rows.${row}`);
  const keptName = t('inside.histogram.kept', { left });
  const prunedName = t('inside.histogram.pruned');
  const em = size?.em ?? 12;
  return (
    <ChartFrame
      title={t('inside.histogram.title')}
      subtitle={t('inside.histogram.subtitle')}
      summary={(histograms?.rows ?? [])
        .map(({ row, spreadKept, spreadPruned }) =>
          t(spreadPruned === null ? 'inside.histogram.inWordsKept' : 'inside.histogram.inWords', {
            row: nameOf(row),
            kept: short(spreadKept),
            pruned: short(spreadPruned ?? 0),
          }),
        )
        .join(' ')}
      table={() => ({
        columns: [
          t('inside.histogram.weights'),
          t('inside.histogram.spread', { group: keptName }),
          t('inside.histogram.spread', { group: prunedName }),
        ],
        rows: (histograms?.rows ?? []).map(({ row, spreadKept, spreadPruned }) => [
          nameOf(row),
          short(spreadKept),
          spreadPruned === null ? '–' : short(spreadPruned),
        ]),
      })}
      data={() =>
        chartData(
          t,
          ['weights', 'group', 'weightFrom', 'weightTo', 'share'],
          (histograms?.rows ?? []).flatMap(({ row, kept, pruned }) =>
            [[keptName, kept] as const, [prunedName, pruned ?? []] as const].flatMap(([group, shares]) =>
              shares.map((share, bin) => [nameOf(row), group, ...edgesOf(bin, histograms?.most ?? 0), share]),
            ),
          ),
        )
      }
      empty={histograms ? null : t('inside.histogram.empty')}
      className="chart-weights"
    >
      <FateKey kept={keptName} pruned={histograms?.hasPruned ? prunedName : null} />
      <div ref={ref} className="chart-area" style={{ height: `${(histograms?.rows.length ?? 2) * 5.2 + 1.4}em` }}>
        {size && marks && histograms && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            <line className="chart-grid" x1={marks.zero} x2={marks.zero} y1={0} y2={size.height - em * 1.4} />
            {marks.rows.map(({ row, kept, pruned, top, baseline }) => (
              <g key={row}>
                {pruned && <path d={pruned} className="chart-moved-pruned" />}
                <path d={kept} className="chart-moved-kept" />
                <line className="chart-grid" x1={0} x2={size.width} y1={baseline} y2={baseline} />
                <text className="chart-tick" x={0} y={top + em * 0.8}>
                  {nameOf(row)}
                </text>
              </g>
            ))}
            <text className="chart-tick" x={0} y={size.height - em * 0.6}>{`−${short(histograms.most)}`}</text>
            <text
              className="chart-tick chart-tick-x"
              x={clampMiddle(marks.zero, size.width, em)}
              y={size.height - em * 0.6}
            >
              0
            </text>
            <text className="chart-tick chart-tick-y" x={size.width} y={size.height - em * 0.6}>
              {short(histograms.most)}
            </text>
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}

/** The outer bins hold what lies beyond, too. */
const edgesOf = (bin: number, most: number): [number, number] => {
  const width = most / ((WEIGHT_BINS - 1) / 2);
  const middle = (bin - (WEIGHT_BINS - 1) / 2) * width;
  return [middle - width / 2, middle + width / 2];
};

const clampMiddle = (x: number, width: number, em: number): number =>
  Math.min(Math.max(x, textWidth('0', em)), width - textWidth('0', em));
