/** Weights left in every layer, round by round: under global pruning layers lose very different shares. */
import { line } from 'd3';
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import type { ParameterSpec } from '../../lottery/parameters';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { layerColour } from '../kit/layer-colour';
import { layerName } from '../kit/layer-name';
import {
  layerDensities,
  layout,
  WHOLE_LABEL,
  type DensityCurve,
  type DensityMarks,
  type LayerDensity,
} from './density-curves-layout';
import { count, percent, remainingPercent } from '../kit/format';
import type { Spot } from '../kit/place-labels';
import { Labels } from '../kit/labels';
import { RoundSlider } from '../kit/round-slider';
import type { Pointed } from '../kit/use-round-selection';
import { useSize, type Size } from '../kit/use-size';
import '../kit/inside-charts.css';

interface DensityCurvesProps {
  readonly specs: readonly ParameterSpec[];
  /** weights left [round][parameter]: MaskRecord.remaining */
  readonly remaining: readonly (readonly number[])[];
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly planned: readonly number[];
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
}

export function DensityCurves({ specs, remaining, planned, selectedRound, onSelectRound }: DensityCurvesProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const layers = useMemo(() => layerDensities(specs, remaining), [specs, remaining]);
  const nameOf = (layer: LayerDensity): string => layerName(t, layer);
  const marks = useMemo(
    () =>
      size &&
      layout(
        {
          specs,
          remaining,
          planned,
          nameOf: (layer) => layerName(t, layer),
          wholeName: t('inside.density.whole'),
        },
        size,
      ),
    [specs, remaining, planned, size, t],
  );
  const wordsAt = (round: number): string =>
    t('charts.round.inWords', {
      round,
      remaining: remainingPercent(planned[round] ?? 1),
      values: layers
        .map((layer) =>
          round < layer.left.length ? `${nameOf(layer)} ${densityText(layer, round)}` : t('inside.density.later'),
        )
        .filter((text, at, all) => all.indexOf(text) === at)
        .join(', '),
    });
  const rounds = Array.from({ length: Math.min(remaining.length, planned.length) }, (_, round) => round);
  const title = t('inside.density.title');
  return (
    <ChartFrame
      title={title}
      subtitle={t('inside.density.subtitle')}
      summary={wordsAt(selectedRound)}
      table={() => ({
        columns: [t('charts.weightsRemaining'), ...layers.map(nameOf)],
        rows: rounds.map((round) => [
          remainingPercent(planned[round]),
          ...layers.map((layer) => `${densityText(layer, round)} (${count(layer.left[round])})`),
        ]),
      })}
      data={() =>
        chartData(
          t,
          ['round', 'remaining', 'layer', 'left', 'all'],
          rounds.flatMap((round) =>
            layers.map((layer) => [round, planned[round], layer.layer, layer.left[round], layer.all]),
          ),
        )
      }
      empty={rounds.length < 2 ? t('charts.mask.empty') : null}
      className="chart-layer-densities"
      overRounds
    >
      <div ref={ref} className="chart-area chart-area-layers">
        {size && marks && (
          <Plot
            marks={marks}
            size={size}
            selectedRound={selectedRound}
            onSelectRound={onSelectRound}
            label={title}
            valueText={wordsAt(selectedRound)}
            planned={planned}
            nameOf={nameOf}
          />
        )}
      </div>
    </ChartFrame>
  );
}

/** "12 %", and "0" where nothing is left. */
const densityText = ({ left, all }: LayerDensity, round: number): string =>
  left[round] === 0 ? '0' : percent(left[round] / all, left[round] / all < 0.0995 ? 2 : 1);

/** Most layers in a tooltip: of more only the one that is pointed at. */
const MOST_ROWS = 8;

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

interface PlotProps {
  readonly marks: DensityMarks;
  readonly size: Size;
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly label: string;
  readonly valueText: string;
  readonly planned: readonly number[];
  readonly nameOf: (layer: LayerDensity) => string;
}

function Plot({ marks, size, selectedRound, onSelectRound, label, valueText, planned, nameOf }: PlotProps) {
  const { t } = useTexts();
  const { byRound, curves } = marks;
  const { em } = size;
  const lookedAt = (pointed: Pointed | null): DensityCurve | null =>
    pointed ? nearest(curves, pointed.round, pointed.y) : null;
  return (
    <RoundSlider
      {...{ marks, byRound, size, selectedRound, onSelectRound, label, valueText }}
      xTitle={t('charts.round.xTitle')}
      renderTooltip={(pointed) => {
        const looked = lookedAt(pointed);
        return (
          <>
            <p>
              <strong>{t('charts.round.remaining', { remaining: remainingPercent(planned[pointed.round]) })}</strong>
            </p>
            <table>
              <tbody>
                {(curves.length > MOST_ROWS && looked ? [looked] : curves).map((curve) => (
                  <tr key={curve.parameter}>
                    <th scope="row" style={{ color: layerColour(curve.depth) }}>
                      {nameOf(curve)}
                    </th>
                    <td>
                      {pointed.round < curve.left.length
                        ? t('inside.density.of', {
                            density: densityText(curve, pointed.round),
                            left: count(curve.left[pointed.round]),
                            all: count(curve.all),
                          })
                        : '–'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    >
      {(pointed) => {
        const looked = lookedAt(pointed);
        return (
          <>
            <path d={path([...marks.whole]) ?? ''} className="chart-density-whole" />
            {curves.map((curve) => (
              <g key={curve.parameter} style={{ color: layerColour(curve.depth) }}>
                <path
                  d={path([...curve.line]) ?? ''}
                  strokeDasharray={curve.kind === 'output' ? '7 3.5' : undefined}
                  className={`chart-density-line ${curve === looked ? 'chart-density-looked' : ''}`}
                />
                {curve.line.map(({ x, y }, round) => (
                  <circle
                    key={x}
                    cx={x}
                    cy={y}
                    r={em * (round === selectedRound && size.figure !== 'plain' ? 0.3 : 0.16)}
                    className="chart-density-dot"
                  />
                ))}
                {curve.emptied && (
                  <path
                    className="chart-density-emptied"
                    transform={`translate(${curve.emptied.x},${curve.emptied.y})`}
                    d={`M${-em * 0.35},${-em * 0.35}l${em * 0.7},${em * 0.7}m0,${-em * 0.7}l${-em * 0.7},${em * 0.7}`}
                  />
                )}
              </g>
            ))}
            <Labels
              labels={marks.labels}
              thin={WHOLE_LABEL}
              fill={(id) =>
                id === WHOLE_LABEL
                  ? 'var(--chart-muted)'
                  : layerColour(curves.find(({ parameter }) => String(parameter) === id)?.depth ?? 1)
              }
            />
          </>
        );
      }}
    </RoundSlider>
  );
}

/** The layer whose mark of a round is nearest to a height in px. */
const nearest = (curves: readonly DensityCurve[], round: number, y: number): DensityCurve | null =>
  curves
    .filter(({ line: spots }) => spots.length > round)
    .toSorted((a, b) => Math.abs(a.line[round].y - y) - Math.abs(b.line[round].y - y))[0] ?? null;
