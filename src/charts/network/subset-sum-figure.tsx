/** A target, n random numbers, and those that are left: their sum comes closest to it. */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { subsetDraw } from '../../lottery/subset-draws';
import { closestSubset } from '../../lottery/subset-sum';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { fixed, smallNumber } from '../kit/numbers';
import { useSize } from '../kit/use-size';
import { layout } from './subset-sum-layout';
import '../kit/inside-charts.css';

interface SubsetSumFigureProps {
  /** which of the random draws */
  readonly draw: number;
  readonly n: number;
}

export function SubsetSumFigure({ draw, n }: SubsetSumFigureProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const { target, numbers, members, sum, error } = useMemo(() => {
    const drawn = subsetDraw(draw);
    const first = drawn.numbers.subarray(0, n);
    return { target: drawn.target, numbers: first, ...closestSubset(first, drawn.target) };
  }, [draw, n]);
  const kept = members.reduce((count, member) => count + member, 0);
  const marks = useMemo(
    () => (size ? layout({ numbers, members, target, sum }, size) : null),
    [numbers, members, target, sum, size],
  );
  const words = t('charts.subset.inWords', {
    n,
    kept,
    target: fixed(target, 4),
    sum: fixed(sum, 4),
    error: smallNumber(error),
  });
  const nameOf = (chosen: number): string => t(chosen ? 'charts.subset.kept' : 'charts.subset.pruned');
  return (
    <ChartFrame
      title={t('charts.subset.title')}
      subtitle={t('charts.subset.of', { n })}
      summary={words}
      table={() => ({
        columns: [t('charts.subset.place'), t('charts.subset.number'), t('charts.subset.fate')],
        rows: Array.from(numbers, (number, at) => [String(at + 1), fixed(number, 4), nameOf(members[at])]),
      })}
      data={() =>
        chartData(
          t,
          ['subsetPlace', 'subsetNumber', 'subsetKept', 'subsetTarget'],
          Array.from(numbers, (number, at) => [at + 1, number, members[at], target]),
        )
      }
      className="chart-subset"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            {marks.ticks.map(({ y, text }) => (
              <g key={text}>
                <line className="chart-grid" x1={marks.left} x2={marks.right} y1={y} y2={y} />
                <text className="chart-tick chart-tick-y" x={marks.left - size.em * 0.5} y={y}>
                  {text}
                </text>
              </g>
            ))}
            {marks.bars.map(({ x, width, y, height, isKept }) => (
              <rect
                key={x}
                className={isKept ? 'chart-subset-kept' : 'chart-subset-pruned'}
                {...{ x, width, y, height }}
              />
            ))}
            <rect className="chart-subset-sum" {...marks.sum} />
            <line
              className="chart-subset-target"
              x1={marks.left}
              x2={marks.right}
              y1={marks.target.y}
              y2={marks.target.y}
            />
            <text className="chart-subset-name chart-label-right" x={marks.right} y={marks.target.textY}>
              {t('charts.subset.target', { target: fixed(target, 3) })}
            </text>
            <text className="chart-tick chart-tick-x" x={marks.sum.x + marks.sum.width / 2} y={marks.footY}>
              {t('charts.subset.sum')}
            </text>
            <text className="chart-tick chart-tick-x" x={marks.middle} y={marks.footY}>
              {t('charts.subset.xTitleNumbers', { n })}
            </text>
          </svg>
        )}
      </div>
      <p className="chart-subset-words">{words}</p>
    </ChartFrame>
  );
}
