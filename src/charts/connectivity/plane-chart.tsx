/** The loss on planes through three networks: one valley, or a ridge between two (Garipov et al. 2018, Fig. 1). */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import type { Height } from '../../experiment/view-link';
import { NETWORKS } from '../../lottery/measures/plane';
import type { Metric } from '../../lottery/metric';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { count } from '../kit/format';
import { TitleChoice } from '../kit/title-choice';
import { useSize } from '../kit/use-size';
import { errorOf } from './pairs';
import { fieldOf } from './plane-field';
import { NetworkMark, PlanePlot } from './plane-plot';
import { heightText, inWords, kindOf, tableOf, waysOf, type NamedPlane } from './plane-words';

interface PlaneChartProps {
  readonly planes: readonly NamedPlane[];
  /** the id of that which is shown; the first one while there is none of it */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** what can be drawn */
  readonly metrics: readonly Metric[];
  /** which of them is drawn; the first one where there is none of it */
  readonly height: Height;
  readonly onHeight: (height: Height) => void;
  /** test examples that planes are measured on */
  readonly examples: number;
}

export function PlaneChart({ planes, chosen, onChoose, metrics, height, onHeight, examples }: PlaneChartProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const plane = planes.find(({ id }) => id === chosen) ?? planes.at(0);
  const metric = metrics.find((of) => kindOf(of) === height) ?? metrics[0];
  const field = useMemo(() => (plane ? fieldOf(plane.columns, metric) : null), [plane, metric]);
  const hasGrid = field?.values.some((value) => value !== null) ?? false;
  const title = t(`charts.plane.title.${kindOf(metric)}`);
  const note = t('charts.plane.note', { examples: count(examples) });
  /** "Loss 0.52 · Error 12.3 %" */
  const say = (column: number, row: number): string => {
    const at = NETWORKS + row * (field?.xs.length ?? 0) + column;
    return metrics
      .map((of) => {
        const value = plane?.columns[`test.${of.id}`]?.[at] ?? null;
        const shown = heightText(t, of, value === null ? null : errorOf(of, value));
        return t('charts.plane.says', { metric: t(`charts.plane.metric.${kindOf(of)}`), value: shown });
      })
      .join(' · ');
  };
  const ways = plane && field ? waysOf(t, plane, field) : [];
  return (
    <ChartFrame
      title={title}
      subtitle={plane ? `${plane.name} · ${note}` : ''}
      summary={plane && field ? inWords(t, plane, metric, field) : ''}
      table={() => (plane ? tableOf(t, plane, metrics) : { columns: [], rows: [] })}
      data={() =>
        chartData(
          t,
          ['plane', 'network', 'planeX', 'planeY', ...metrics.map(({ id }) => `test.${id}` as const)],
          planes.flatMap(({ name, networks, columns }) =>
            columns.x.map((x, at) => [
              name,
              networks[at]?.name ?? null,
              x,
              columns.y[at],
              ...metrics.map(({ id }) => columns[`test.${id}`]?.[at] ?? null),
            ]),
          ),
        )
      }
      choice={
        plane && (
          <>
            <TitleChoice
              label={t('charts.plane.through')}
              choices={planes.map(({ id, short }) => ({ id, text: short }))}
              value={plane.id}
              onChange={onChoose}
            />
            <TitleChoice
              label={t('charts.plane.shows')}
              choices={metrics.map((of) => ({ id: kindOf(of), text: t(`charts.plane.metric.${kindOf(of)}`) }))}
              value={kindOf(metric)}
              note={note}
              onChange={onHeight}
            />
          </>
        )
      }
      empty={field ? null : t('charts.plane.empty')}
      className="chart-loss-plane"
    >
      <div className="chart-plane-body">
        {hasGrid ? (
          <div ref={ref} className="chart-area chart-plane-area">
            {size && field && plane && (
              <PlanePlot
                key={plane.id}
                {...{ field, metric, size, say }}
                networks={plane.networks}
                label={t('charts.plane.label', { title })}
              />
            )}
          </div>
        ) : (
          <p className="chart-empty chart-plane-line">{t('charts.plane.line')}</p>
        )}
        {plane && field && (
          <div className="chart-plane-side" aria-hidden="true">
            {plane.networks.map((network, which) => (
              <p key={network.name} style={{ color: network.text }}>
                <svg viewBox="-7 -7 14 14">
                  <NetworkMark network={network} r={4.5} />
                </svg>
                <span>{network.name}</span>
                <span>{heightText(t, metric, field.networks[which]?.value ?? null)}</span>
              </p>
            ))}
            {ways.length > 0 && <p className="chart-muted">{t('charts.plane.ways')}</p>}
            {ways.map(({ name, highest }) => (
              <p key={name}>
                <svg viewBox="-7 -7 14 14">
                  <path className="chart-plane-ways" d="M-7,0H7" />
                </svg>
                <span>{name}</span>
                <span>{heightText(t, metric, highest)}</span>
              </p>
            ))}
          </div>
        )}
      </div>
    </ChartFrame>
  );
}
