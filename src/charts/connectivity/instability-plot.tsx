/** Draws instability over steps, with a tooltip by pair. */
import { area, line } from 'd3';
import { useTexts } from '../../texts';
import type { Metric } from '../../lottery/metric';
import { full } from '../../lottery/run-key';
import { Axes, GoalLine } from '../kit/axes';
import { Tooltip } from '../kit/tooltip';
import { useArms } from '../kit/use-arms';
import { useReading } from '../kit/use-reading';
import type { Size } from '../kit/use-size';
import type { InstabilityMarks, PairMark } from './instability-layout';
import { barrierText, pairName, type Copied } from './pairs';

const path = line<PairMark>(
  ({ mean }) => mean.x,
  ({ mean }) => mean.y,
);
const band = area<PairMark>()
  .x(({ mean }) => mean.x)
  .y0(({ low }) => low)
  .y1(({ high }) => high);

interface PlotProps {
  readonly marks: InstabilityMarks;
  readonly size: Size;
  readonly metric: Metric;
  readonly networks: readonly Copied[];
  /** accessible name */
  readonly label: string;
}

export function InstabilityPlot({ marks, size, metric, networks, label }: PlotProps) {
  const { t } = useTexts();
  const { style } = useArms();
  const { plot, sweep, another, pruned, divide, limit } = marks;
  const { em } = size;
  const all: readonly PairMark[] = [...sweep, ...(another ? [another] : []), ...pruned];
  const inOrder = all.toSorted((a, b) => a.mean.x - b.mean.x);
  const { at, slider } = useReading(inOrder.map(({ mean }) => mean.x));
  const pointed = at === null ? null : inOrder[at];
  const nameOf = ({ pair }: PairMark): string => networks.find(({ pairs }) => pairs.includes(pair))?.name ?? '';
  const { colour } = style(full);
  const wordsOf = (mark: PairMark): string => {
    const { height } = mark.pair;
    const barrier = barrierText(metric, height, true);
    const values = { context: metric.id, name: nameOf(mark), pair: pairName(t, mark.pair), barrier };
    return t('charts.instability.inWords', { ...values, count: height.n });
  };
  const told = pointed ?? inOrder.at(0);
  return (
    <div className="chart-hover" {...slider} aria-label={label} aria-valuetext={told && wordsOf(told)}>
      <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
        <Axes {...marks} xTitle={t('charts.instability.xTitle')} em={em} />
        {divide !== null && (
          <line className="chart-grid" x1={divide} x2={divide} y1={plot.top} y2={plot.bottom + em * 1.6} />
        )}
        {limit && (
          <>
            <GoalLine plot={plot} y={limit.y} />
            <text
              className="chart-ghost-label chart-label-right"
              x={(divide ?? plot.right) - em * 0.5}
              y={limit.y - em * 0.7}
            >
              {t('charts.instability.limit')}
            </text>
          </>
        )}
        <path d={band([...sweep]) ?? ''} fill={colour} className="chart-band" />
        <path d={path([...sweep]) ?? ''} stroke={colour} className="chart-pair" />
        {all.map((mark) => {
          const { pair } = mark;
          const own = pair.start === 'another' ? 'var(--chart-muted)' : style(pair.arm).colour;
          return (
            <g key={`${pair.arm} ${pair.level} ${pair.step} ${pair.start}`}>
              {(mark === another || !sweep.includes(mark)) && mark.low !== mark.high && (
                <line
                  x1={mark.mean.x}
                  x2={mark.mean.x}
                  y1={mark.low}
                  y2={mark.high}
                  stroke={own}
                  className="chart-pair-range"
                />
              )}
              {mark.trials.length > 1 &&
                mark.trials.map(({ trial, x, y }) => (
                  <circle key={trial} cx={x} cy={y} r={em * 0.2} stroke={own} className="chart-pair-trial" />
                ))}
              <circle cx={mark.mean.x} cy={mark.mean.y} r={em * 0.34} fill={own} className="chart-dot" />
            </g>
          );
        })}
        {pointed && (
          <line className="chart-selected" x1={pointed.mean.x} x2={pointed.mean.x} y1={plot.top} y2={plot.bottom} />
        )}
      </svg>
      {pointed && (
        <Tooltip x={pointed.mean.x} width={size.width} top={plot.top}>
          <p>
            <strong>{nameOf(pointed)}</strong>
          </p>
          <table>
            <tbody>
              <tr>
                <th scope="row">{pairName(t, pointed.pair)}</th>
                <td>{barrierText(metric, pointed.pair.height)}</td>
              </tr>
              {pointed.pair.curves.length > 1 &&
                pointed.pair.curves.map(({ trial, height }) => (
                  <tr key={trial}>
                    <th scope="row">{t('charts.instability.trial', { trial: trial + 1 })}</th>
                    <td>{barrierText(metric, { n: 1, mean: height, min: height, max: height })}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Tooltip>
      )}
    </div>
  );
}
