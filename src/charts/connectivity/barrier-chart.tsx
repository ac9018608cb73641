/** Error along the straight path between two trained networks: a hill, or none (Frankle et al. 2020). */
import { useTexts } from '../../texts';
import type { Metric } from '../../lottery/metric';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { ofTrials, scoreText } from '../kit/format';
import { TitleChoice } from '../kit/title-choice';
import { useSize } from '../kit/use-size';
import { layout } from './barrier-layout';
import { BarrierPlot } from './barrier-plot';
import { barrierText, meanCurve, pairName, pairStyle, trialsOf, type Copied } from './pairs';

interface BarrierChartProps {
  readonly networks: readonly Copied[];
  /** the id of that whose paths are shown; the first one while there is none of it */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** the metric that judges */
  readonly metric: Metric;
}

export function BarrierChart({ networks, chosen, onChoose, metric }: BarrierChartProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const network = networks.find(({ id }) => id === chosen) ?? networks.at(0);
  const pairs = network?.pairs ?? [];
  const context = metric.id;
  const marks = size && pairs.length > 0 ? layout({ pairs, metric }, size) : null;
  const shown = pairs.map((pair) => {
    const { errors } = meanCurve(metric, pair);
    const ends = [errors[0], errors[errors.length - 1]].map((error) => scoreText(metric, error, 1));
    return { pair, name: pairName(t, pair), ends, most: scoreText(metric, Math.max(...errors), 1) };
  });
  const most = ofTrials(trialsOf(pairs));
  const title = t('charts.barrier.title', { context });
  const subtitle = pairs.length > 0 ? t('charts.barrier.subtitle', { context, most }) : '';
  return (
    <ChartFrame
      title={title}
      subtitle={networks.length > 1 && network ? `${network.name} · ${subtitle}` : subtitle}
      summary={shown
        .map(({ pair, name, ends, most }) =>
          t('charts.barrier.inWords', {
            context,
            pair: name,
            first: ends[0],
            second: ends[1],
            most,
            barrier: barrierText(metric, pair.height),
            count: pair.height.n,
          }),
        )
        .join(' ')}
      table={() => ({
        columns: (['pair', 'ends', 'most', 'barrier', 'hill', 'trials'] as const).map((name) =>
          t(`charts.barrier.columns.${name}`, { context }),
        ),
        rows: shown.map(({ pair, name, ends, most }) => [
          name,
          ends.join(' – '),
          most,
          barrierText(metric, pair.height, true),
          barrierText(metric, pair.hill, true),
          String(pair.height.n),
        ]),
      })}
      data={() =>
        chartData(
          t,
          ['network', 'partingStep', 'anotherStart', 'trial', 'alpha', `test.${metric.id}`],
          networks.flatMap(({ name, pairs: own }) =>
            own.flatMap(({ step, start, curves }) =>
              curves.flatMap(({ trial, alphas, values }) =>
                alphas.map((alpha, at) => [name, step, start === 'another' ? 1 : 0, trial + 1, alpha, values[at]]),
              ),
            ),
          ),
        )
      }
      choice={
        networks.length > 1 &&
        network && (
          <TitleChoice
            label={t('charts.barrier.network')}
            choices={networks.map(({ id, short }) => ({ id, text: short }))}
            value={network.id}
            onChange={onChoose}
          />
        )
      }
      empty={pairs.length > 0 ? null : t('charts.barrier.empty')}
      className="chart-barrier"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && <BarrierPlot {...{ marks, size, metric, pairs }} label={title} />}
      </div>
      <p className="chart-legend chart-legend-pairs" aria-hidden="true">
        {shown.map(({ pair, name }) => {
          const { colour, dash } = pairStyle(pair, pairs);
          return (
            <span key={name} style={{ color: colour }}>
              <svg width="24" height="8">
                <path d="M2,4H22" className="chart-pair" stroke={colour} strokeDasharray={dash} />
              </svg>{' '}
              <span>
                {t('charts.barrier.legend', { context, pair: name, barrier: barrierText(metric, pair.height) })}
              </span>
            </span>
          );
        })}
      </p>
    </ChartFrame>
  );
}
