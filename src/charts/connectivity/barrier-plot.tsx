/** Draws the paths between networks, with a tooltip by place. */
import { line } from 'd3';
import { useTexts } from '../../texts';
import type { Instability } from '../../lottery/instability';
import type { Metric } from '../../lottery/metric';
import { Axes } from '../kit/axes';
import { scoreText } from '../kit/format';
import { fixed } from '../kit/numbers';
import type { Spot } from '../kit/place-labels';
import { Tooltip } from '../kit/tooltip';
import { useReading } from '../kit/use-reading';
import type { Size } from '../kit/use-size';
import type { BarrierMarks } from './barrier-layout';
import { meanCurve, pairName, pairStyle } from './pairs';

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

interface PlotProps {
  readonly marks: BarrierMarks;
  readonly size: Size;
  readonly metric: Metric;
  readonly pairs: readonly Instability[];
  /** accessible name */
  readonly label: string;
}

export function BarrierPlot({ marks, size, metric, pairs, label }: PlotProps) {
  const { t } = useTexts();
  const { plot } = marks;
  const { em } = size;
  const [{ curves: longest }] = pairs;
  const { alphas } = longest[0];
  const { at: read, slider } = useReading(alphas.map(marks.xOf));
  const at = read === null ? null : alphas[read];
  const wordsAt = (alpha: number): string =>
    [
      t('charts.barrier.at', { alpha: fixed(alpha, 2) }),
      pairs.map((pair) => `${pairName(t, pair)} ${errorText(metric, pair, alpha)}`).join(', '),
    ].join(': ');
  return (
    <div className="chart-hover" {...slider} aria-label={label} aria-valuetext={wordsAt(at ?? alphas[0])}>
      <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
        <Axes {...marks} xTitle={t('charts.barrier.xTitle')} em={em} />
        {marks.curves.flatMap(({ pair, trials }) =>
          trials.map(({ trial, line: spots }) => (
            <path
              key={`${pairName(t, pair)}/${trial}`}
              d={path([...spots]) ?? ''}
              stroke={pairStyle(pair, pairs).colour}
              className="chart-faint"
            />
          )),
        )}
        {marks.curves.toReversed().map(({ pair, line: spots, ends }) => {
          const { colour, dash } = pairStyle(pair, pairs);
          return (
            <g key={pairName(t, pair)}>
              <path d={path([...spots]) ?? ''} stroke={colour} strokeDasharray={dash} className="chart-pair" />
              {ends.map(({ x, y }) => (
                <circle key={x} cx={x} cy={y} r={em * 0.26} fill={colour} className="chart-dot" />
              ))}
            </g>
          );
        })}
        {at !== null && (
          <line className="chart-selected" x1={marks.xOf(at)} x2={marks.xOf(at)} y1={plot.top} y2={plot.bottom} />
        )}
      </svg>
      {at !== null && (
        <Tooltip x={marks.xOf(at)} width={size.width} top={plot.top}>
          <p>
            <strong>{t('charts.barrier.at', { alpha: fixed(at, 2) })}</strong>
          </p>
          <table>
            <tbody>
              {pairs.map((pair) => (
                <tr key={pairName(t, pair)}>
                  <th scope="row" style={{ color: pairStyle(pair, pairs).colour }}>
                    {pairName(t, pair)}
                  </th>
                  <td>{errorText(metric, pair, at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Tooltip>
      )}
    </div>
  );
}

/** The mean error at the place of a path that is nearest to α. */
function errorText(metric: Metric, pair: Instability, alpha: number): string {
  const { errors } = meanCurve(metric, pair);
  return scoreText(metric, errors[Math.round(alpha * (errors.length - 1))], 1);
}
