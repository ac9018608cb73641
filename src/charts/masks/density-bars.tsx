/** Weights left in every layer after the selected round. */
import { useTexts } from '../../texts';
import { isKernel, sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { ChartFrame } from '../kit/chart-frame';
import { layerName } from '../kit/layer-name';
import { chartData } from '../export/chart-data';
import { count, leftPercent } from '../kit/format';

interface DensityBar {
  /** index into the network's parameters */
  readonly parameter: number;
  readonly layer: number;
  readonly kind: ParameterSpec['kind'];
  readonly left: number;
  readonly all: number;
  /** left / all */
  readonly density: number;
}

/**
 * One bar per kernel.
 * @param remaining weights left per parameter
 */
export const layout = (specs: readonly ParameterSpec[], remaining: readonly number[]): DensityBar[] =>
  specs.flatMap((spec, parameter) => {
    if (!isKernel(spec)) return [];
    const all = sizeOf(spec.shape);
    const left = remaining[parameter] ?? all;
    return [{ parameter, layer: spec.layer, kind: spec.kind, left, all, density: left / all }];
  });

interface DensityBarsProps {
  readonly specs: readonly ParameterSpec[];
  /** weights left per parameter after the selected round: MaskRecord.remaining[round] */
  readonly remaining: readonly number[];
}

export function DensityBars({ specs, remaining }: DensityBarsProps) {
  const { t } = useTexts();
  const bars = layout(specs, remaining);
  const nameOf = (bar: DensityBar): string => layerName(t, bar);
  return (
    <ChartFrame
      title={t('charts.density.title')}
      summary={bars.map((bar) => `${nameOf(bar)} ${leftPercent(bar.density)}`).join(', ')}
      table={() => ({
        columns: [
          t('charts.layer.column'),
          t('charts.density.left'),
          t('charts.density.all'),
          t('charts.weightsRemaining'),
        ],
        rows: bars.map((bar) => [nameOf(bar), count(bar.left), count(bar.all), leftPercent(bar.density)]),
      })}
      data={() =>
        chartData(
          t,
          ['layer', 'left', 'all', 'remaining'],
          bars.map((bar) => [nameOf(bar), bar.left, bar.all, bar.density]),
        )
      }
      empty={bars.length === 0 ? t('charts.density.empty') : null}
      className="chart-density"
    >
      <div className="chart-density-bars" aria-hidden="true">
        {bars.map((bar) => (
          <div
            key={bar.parameter}
            className="chart-density-row"
            title={t('charts.density.of', { left: count(bar.left), all: count(bar.all) })}
          >
            <span className="chart-muted">{nameOf(bar)}</span>
            <span className="chart-density-track">
              <span className="chart-density-fill" style={{ width: `${bar.density * 100}%` }} />
            </span>
            <span className="chart-density-value">{leftPercent(bar.density)}</span>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
