/** How near sums of n random numbers come to a target: one number more halves the error (Lueker 1998). */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { errorsOf, MEAN_SQUARE, MOST_DRAWN, quantileByN, subsetDraw } from '../../lottery/subset-draws';
import { predictedError } from '../../lottery/subset-sum';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { smallNumber } from '../kit/numbers';
import { useInSlices, type Slices } from '../kit/use-in-slices';
import { useSize } from '../kit/use-size';
import { layout } from './errors-layout';
import { ErrorSample, ErrorsPlot, type ErrorLine } from './errors-plot';

/** Draws of which median and quantile are. */
const DRAWS = 100;

const NS = Array.from({ length: MOST_DRAWN }, (_, at) => at + 1);
const PREDICTED = NS.map((n) => predictedError(n, MEAN_SQUARE));
const LOOKS: readonly ErrorLine[] = ['most', 'median', 'predicted', 'dots'];

interface ManyDraws {
  readonly median: readonly number[];
  readonly most: readonly number[];
}

/** Always the same: computed once. */
let known: ManyDraws | null = null;

function* ofManyDraws(): Slices<ManyDraws> {
  if (known) return known;
  const errors: number[][] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    errors.push(errorsOf(subsetDraw(draw)));
    yield;
  }
  known = { median: quantileByN(errors, 0.5), most: quantileByN(errors, 0.9) };
  return known;
}

interface SubsetErrorChartProps {
  readonly draw: number;
  readonly n: number;
  readonly onN: (n: number) => void;
}

export function SubsetErrorChart({ draw, n, onN }: SubsetErrorChartProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const many = useInSlices(ofManyDraws);
  const own = useMemo(() => errorsOf(subsetDraw(draw)), [draw]);
  const lines = many ? [many.most, many.median, PREDICTED, own] : null;
  const marks = size && lines ? layout(NS, lines, size) : null;
  const names = LOOKS.map((look) => t(`charts.subset.lines.${look}`));
  const inWords = (at: number): string =>
    t('charts.subset.errorsInWords', {
      n: at,
      own: smallNumber(own[at - 1]),
      median: smallNumber(many?.median[at - 1] ?? 0),
      most: smallNumber(many?.most[at - 1] ?? 0),
      predicted: smallNumber(PREDICTED[at - 1]),
    });
  return (
    <ChartFrame
      title={t('charts.subset.errors')}
      subtitle={t('charts.subset.errorsOf', { draws: DRAWS })}
      summary={inWords(n)}
      table={() => ({
        columns: [t('charts.subset.n'), ...names],
        rows: NS.map((at) => [String(at), ...(lines ?? []).map((errors) => smallNumber(errors[at - 1]))]),
      })}
      data={() =>
        chartData(
          t,
          ['n', 'subsetMost', 'subsetMedian', 'subsetPredicted', 'subsetOwn'],
          NS.map((at) => [at, ...(lines ?? []).map((errors) => errors[at - 1])]),
        )
      }
      empty={many ? null : t('charts.subset.computing')}
      className="chart-errors"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && (
          <ErrorsPlot
            marks={marks}
            looks={LOOKS}
            ns={NS}
            n={n}
            onN={onN}
            size={size}
            label={t('charts.subset.choose')}
            xTitle={t('charts.subset.xTitle')}
            inWords={inWords}
            rowsOf={(at) => names.map((name, place) => [name, smallNumber(lines?.[place][at - 1] ?? 0)])}
          />
        )}
      </div>
      <p className="chart-legend chart-errors-key" aria-hidden="true">
        {LOOKS.map((look, at) => (
          <span key={look}>
            <ErrorSample look={look} /> {names[at]}
          </span>
        ))}
      </p>
    </ChartFrame>
  );
}
