/** Instability over the step at which two copies part: from where on they stay in one valley (Frankle et al. 2020, Fig. 3). */
import { useTexts } from '../../texts';
import { isStable, stableFrom, sweepOf } from '../../lottery/instability';
import type { Metric } from '../../lottery/metric';
import { full } from '../../lottery/run-key';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { count, ofTrials } from '../kit/format';
import { useArms } from '../kit/use-arms';
import { useSize } from '../kit/use-size';
import { layout } from './instability-layout';
import { InstabilityPlot } from './instability-plot';
import { barrierText, pairName, trialsOf, type Copied } from './pairs';

interface InstabilityChartProps {
  readonly networks: readonly Copied[];
  /** the metric that judges */
  readonly metric: Metric;
  /** k of all paths that the experiment measures between copies of the full network */
  readonly steps: readonly number[];
}

export function InstabilityChart({ networks, metric, steps }: InstabilityChartProps) {
  const { t } = useTexts();
  const { style } = useArms();
  const [ref, size] = useSize<HTMLDivElement>();
  const context = metric.id;
  const pairs = networks.flatMap(({ pairs: own }) => own);
  const rows = networks.flatMap(({ name, pairs: own }) => own.map((pair) => ({ name, pair })));
  const marks =
    size && pairs.length > 0 ? layout({ pairs, metric, anotherName: t('charts.barrier.another') }, size) : null;
  const from = stableFrom(metric, sweepOf(pairs), steps);
  const hasLimit = metric.unit === 'fraction';
  const saying = from === null ? '' : t('charts.instability.from', { step: count(from) });
  return (
    <ChartFrame
      title={t('charts.instability.title')}
      subtitle={
        pairs.length > 0 ? t('charts.instability.subtitle', { context, most: ofTrials(trialsOf(pairs)) }) : undefined
      }
      summary={[
        ...rows.map(({ name, pair }) =>
          t('charts.instability.inWords', {
            context,
            name,
            pair: pairName(t, pair),
            barrier: barrierText(metric, pair.height, true),
            count: pair.height.n,
          }),
        ),
        saying,
      ].join(' ')}
      table={() => ({
        columns: [
          t('charts.instability.columns.network'),
          t('charts.barrier.columns.pair'),
          t('charts.barrier.columns.barrier', { context }),
          t('charts.barrier.columns.hill', { context }),
          t('charts.barrier.columns.trials'),
          ...(hasLimit ? [t('charts.instability.columns.stable')] : []),
        ],
        rows: rows.map(({ name, pair }) => [
          name,
          pairName(t, pair),
          barrierText(metric, pair.height, true),
          barrierText(metric, pair.hill, true),
          String(pair.height.n),
          ...(hasLimit ? [t(`charts.instability.${isStable(metric, pair) ? 'stable' : 'unstable'}`)] : []),
        ]),
      })}
      data={() =>
        chartData(
          t,
          ['network', 'partingStep', 'anotherStart', 'trial', 'barrier', 'hill'],
          rows.flatMap(({ name, pair }) =>
            pair.curves.map(({ trial, height, hill }) => [
              name,
              pair.step,
              pair.start === 'another' ? 1 : 0,
              trial + 1,
              height,
              hill,
            ]),
          ),
        )
      }
      empty={pairs.length > 0 ? null : t('charts.barrier.empty')}
      className="chart-instability"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && (
          <InstabilityPlot {...{ marks, size, metric, networks }} label={t('charts.instability.title')} />
        )}
      </div>
      <p className="chart-legend chart-legend-pairs" aria-hidden="true">
        {networks
          .filter(({ pairs: [{ arm }] }) => arm !== full)
          .filter(({ pairs: [pair] }) => marks?.pruned.some((mark) => mark.pair === pair) ?? true)
          .map(({ id, name, pairs: [pair] }) => (
            <span key={id} style={{ color: style(pair.arm).text }}>
              <svg width="12" height="12">
                <circle cx="6" cy="6" r="4.5" fill={style(pair.arm).colour} />
              </svg>{' '}
              <span>
                {t('charts.barrier.legend', { context, pair: name, barrier: barrierText(metric, pair.height) })}
              </span>
            </span>
          ))}
      </p>
    </ChartFrame>
  );
}
