/** What every layer bears (Han et al. 2015, §3.3): accuracy while it alone has lost its smallest weights, all others whole. */
import { line } from 'd3';
import { useMemo, useState } from 'react';
import { useTexts } from '../../texts';
import type { ParameterSpec } from '../../lottery/parameters';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { count, percent, remainingPercent } from '../kit/format';
import { Labels } from '../kit/labels';
import { layerColour } from '../kit/layer-colour';
import { layerName } from '../kit/layer-name';
import type { Spot } from '../kit/place-labels';
import { RoundSlider } from '../kit/round-slider';
import { useSize } from '../kit/use-size';
import { borneTo, layout, type AloneInLayer } from './layer-sensitivity-layout';
import '../kit/inside-charts.css';

interface LayerSensitivityProps {
  readonly layers: readonly AloneInLayer[];
  /** of a layer's weights that are left, 0 … 1, descending */
  readonly shares: readonly number[];
  /** right answers of the whole network, 0 … 1 */
  readonly whole: number;
  /** validation examples asked */
  readonly tested: number;
  readonly specs: readonly ParameterSpec[];
}

/** Most layers in a tooltip: of more those that lose most. */
const MOST_ROWS = 8;

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

export function LayerSensitivity({ layers, shares, whole, tested, specs }: LayerSensitivityProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const [selected, select] = useState(0);
  const marks = useMemo(
    () => size && layout({ layers, shares, whole, specs, nameOf: (spec) => layerName(t, spec) }, size),
    [layers, shares, whole, specs, size, t],
  );
  const nameOf = ({ parameter }: AloneInLayer): string => layerName(t, specs[parameter]);
  /** at 0 all weights are left */
  const at = ({ accuracy }: AloneInLayer, place: number): string =>
    percent(place === 0 ? whole : accuracy[place - 1], 1);
  const wordsAt = (place: number): string =>
    t('charts.layerSensitivity.inWords', {
      share: remainingPercent([1, ...shares][place] ?? 1),
      values: layers.map((layer) => `${nameOf(layer)} ${at(layer, place)}`).join(', '),
    });
  const borne = (layer: AloneInLayer): string => remainingPercent(borneTo(layer, shares, whole));
  const title = t('charts.layerSensitivity.title');
  return (
    <ChartFrame
      title={title}
      subtitle={t('charts.layerSensitivity.subtitle', { tested: count(tested) })}
      summary={t('charts.layerSensitivity.summary', {
        whole: percent(whole, 1),
        values: layers.map((layer) => `${nameOf(layer)} ${borne(layer)}`).join(', '),
      })}
      table={() => ({
        columns: [
          t('charts.layerSensitivity.layer'),
          t('charts.layerSensitivity.borne'),
          ...shares.map(remainingPercent),
        ],
        rows: layers.map((layer) => [nameOf(layer), borne(layer), ...shares.map((_, place) => at(layer, place + 1))]),
      })}
      data={() =>
        chartData(
          t,
          ['layer', 'left', 'all', 'accuracyAlone', 'accuracyWhole'],
          (marks?.curves ?? []).flatMap(({ parameter, all, left, accuracy }) =>
            left.map((weights, place) => [specs[parameter].layer, weights, all, accuracy[place], whole]),
          ),
        )
      }
      empty={layers.length === 0 ? t('charts.layerSensitivity.empty') : null}
      className="chart-layer-sensitivity"
    >
      <div ref={ref} className="chart-area chart-area-layers">
        {size && marks && (
          <RoundSlider
            {...{ marks, byRound: marks.byRound, size, selectedRound: selected, onSelectRound: select }}
            label={title}
            valueText={wordsAt(selected)}
            xTitle={t('charts.layerSensitivity.xTitle')}
            renderTooltip={({ round }) => (
              <>
                <p>
                  <strong>
                    {t('charts.layerSensitivity.left', { share: remainingPercent([1, ...shares][round]) })}
                  </strong>
                </p>
                <table>
                  <tbody>
                    {marks.curves
                      .toSorted((a, b) => (a.accuracy[round - 1] ?? 0) - (b.accuracy[round - 1] ?? 0))
                      .slice(0, MOST_ROWS)
                      .map((curve) => (
                        <tr key={curve.parameter}>
                          <th scope="row" style={{ color: layerColour(curve.depth) }}>
                            {nameOf(curve)}
                          </th>
                          <td>{at(curve, round)}</td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </>
            )}
          >
            {() => (
              <>
                <line
                  className="chart-density-whole"
                  x1={marks.plot.left}
                  x2={marks.plot.right}
                  y1={marks.whole}
                  y2={marks.whole}
                />
                {marks.curves.map((curve) => (
                  <g key={curve.parameter} style={{ color: layerColour(curve.depth) }}>
                    <path
                      d={path([...curve.line]) ?? ''}
                      strokeDasharray={curve.kind === 'output' ? '7 3.5' : undefined}
                      className="chart-density-line"
                    />
                    {curve.line.map(({ x, y }) => (
                      <circle key={x} cx={x} cy={y} r={size.em * 0.2} className="chart-density-dot" />
                    ))}
                  </g>
                ))}
                <Labels
                  labels={marks.labels}
                  fill={(id) => layerColour(marks.curves.find(({ parameter }) => String(parameter) === id)?.depth ?? 1)}
                />
              </>
            )}
          </RoundSlider>
        )}
      </div>
    </ChartFrame>
  );
}
