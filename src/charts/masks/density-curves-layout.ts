/** Marks of the chart of densities: one line per layer over the rounds, on two log axes. */
import { scaleLog } from 'd3';
import { weightsRemaining } from '../../lottery/masks';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { remainingTick, textWidth } from '../kit/format';
import { logTicks } from '../kit/log-ticks';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import { boxOf, type Box, type PlacedLabel, type Spot } from '../kit/place-labels';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import type { Size } from '../kit/use-size';

/** Weights left in one layer. */
export interface LayerDensity {
  /** index into the network's parameters */
  readonly parameter: number;
  readonly layer: number;
  readonly kind: ParameterSpec['kind'];
  readonly all: number;
  /** by round from 0, as far as there are masks */
  readonly left: readonly number[];
}

export interface DensityCurve extends LayerDensity {
  /** depth among the layers drawn, 0 … 1 */
  readonly depth: number;
  readonly line: readonly Spot[];
  /** px of the first round without weights; a log axis has no zero */
  readonly emptied: Spot | null;
}

export interface DensityMarks {
  readonly plot: Box;
  readonly byRound: readonly number[];
  readonly xTicks: readonly RemainingTick[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly curves: readonly DensityCurve[];
  /** all weights together: where every layer would be if none lost more than another */
  readonly whole: readonly Spot[];
  readonly labels: readonly PlacedLabel[];
}

/** Id of the label of the line of all weights. */
export const WHOLE_LABEL = 'all';

/**
 * Layers that can be pruned, in their order.
 * @param remaining weights left [round][parameter], as MaskRecord has them
 */
export const layerDensities = (
  specs: readonly ParameterSpec[],
  remaining: readonly (readonly number[])[],
): LayerDensity[] =>
  specs.flatMap((spec, parameter) =>
    spec.prunable
      ? [
          {
            parameter,
            layer: spec.layer,
            kind: spec.kind,
            all: sizeOf(spec.shape),
            left: remaining.map((counts) => counts[parameter]),
          },
        ]
      : [],
  );

interface DensityData {
  readonly specs: readonly ParameterSpec[];
  /** weights left [round][parameter] */
  readonly remaining: readonly (readonly number[])[];
  /** P_m (0 … 1) after rounds 0 … the last planned one: the horizontal axis */
  readonly planned: readonly number[];
  readonly nameOf: (layer: LayerDensity) => string;
  /** name of the line of all weights */
  readonly wholeName: string;
}

export function layout({ specs, remaining, planned, nameOf, wholeName }: DensityData, size: Size): DensityMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 10);
  const known = remaining.slice(0, planned.length);
  const layers = layerDensities(specs, known);
  const least = Math.min(1, ...layers.flatMap(({ all, left }) => left.filter((n) => n > 0).map((n) => n / all)));
  // some air below, and at least half a decade, so that equal layers do not fill the plot with nothing
  const low = Math.min(least * 0.85, 0.3);
  const ticks = logTicks(low, 1);
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...ticks.map((value) => textWidth(remainingTick(value), em))) + em * 0.8),
    right: Math.floor(size.width - roomAtEnd([wholeName, ...layers.map(nameOf)], size)),
    top: Math.ceil(em * 0.9),
    bottom: Math.floor(height - em * 3.4),
  };
  const axis = remainingAxis(planned, plot.left + em * 0.7, plot.right - em * 0.7, em);
  const y = scaleLog([low, 1], [plot.bottom - em * 0.8, plot.top + em * 0.3]);
  const spot = (round: number, density: number): Spot => ({
    x: axis.byRound[round],
    y: density > 0 ? y(density) : plot.bottom,
  });
  const curves = layers.map((layer, at): DensityCurve => {
    const first = layer.left.indexOf(0);
    const shown = first < 0 ? layer.left : layer.left.slice(0, first + 1);
    return {
      ...layer,
      depth: layers.length > 1 ? at / (layers.length - 1) : 1,
      line: shown.map((left, round) => spot(round, left / layer.all)),
      emptied: first < 0 ? null : spot(first, 0),
    };
  });
  const whole = known.map((counts, round) => spot(round, weightsRemaining(specs, counts)));
  const named = [
    ...curves.map((curve) => ({ id: String(curve.parameter), text: nameOf(curve), line: curve.line })),
    { id: WHOLE_LABEL, text: wholeName, line: whole },
  ];
  // the layers that differ most from the whole are named first
  const away = ({ line }: { readonly line: readonly Spot[] }): number =>
    Math.abs((line.at(-1)?.y ?? 0) - (whole[line.length - 1]?.y ?? 0));
  const requests = named
    .filter(({ line }) => line.length > 1)
    .toSorted((a, b) => away(b) - away(a))
    .map((one) => ({ ...one, side: 'right' as const }));
  const crosses = curves.flatMap(({ emptied }) => (emptied ? [boxOf({ text: '×', ...emptied }, em)] : []));
  return {
    plot,
    byRound: axis.byRound,
    xTicks: axis.ticks,
    yTicks: ticks.map((value) => ({ y: y(value), text: remainingTick(value) })),
    curves,
    whole,
    labels: nameLines(requests, plot, size, crosses),
  };
}
