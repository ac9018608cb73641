/** Marks of what every layer bears: a line per layer over the share of its weights that is left, all others whole. */
import { scaleLinear, ticks } from 'd3';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { percent, textWidth } from '../kit/format';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import type { Box, PlacedLabel, Spot } from '../kit/place-labels';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import type { Size } from '../kit/use-size';

/** A layer's answers while it alone has lost weights, by share asked for. */
export interface AloneInLayer {
  readonly parameter: number;
  readonly left: readonly number[];
  /** 0 … 1 */
  readonly accuracy: readonly number[];
}

/** The most that is lost where a layer is said to bear it: a percentage point. */
export const BORNE = 0.01;

/** The smallest share left, 1 among them, down to which a layer loses no more than a point. @param shares descending */
export function borneTo({ accuracy }: AloneInLayer, shares: readonly number[], whole: number): number {
  const lost = accuracy.findIndex((right) => whole - right > BORNE + 1e-9);
  return [1, ...shares][lost < 0 ? shares.length : lost];
}

export interface SensitivityCurve extends AloneInLayer {
  /** weights that it has */
  readonly all: number;
  /** depth among the layers drawn, 0 … 1 */
  readonly depth: number;
  readonly kind: ParameterSpec['kind'];
  /** the whole network first */
  readonly line: readonly Spot[];
}

interface SensitivityMarks {
  readonly plot: Box;
  readonly byRound: readonly number[];
  readonly xTicks: readonly RemainingTick[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** px of the whole network's accuracy */
  readonly whole: number;
  readonly curves: readonly SensitivityCurve[];
  readonly labels: readonly PlacedLabel[];
}

interface SensitivityData {
  readonly layers: readonly AloneInLayer[];
  /** 0 … 1, descending */
  readonly shares: readonly number[];
  readonly whole: number;
  readonly specs: readonly ParameterSpec[];
  readonly nameOf: (spec: ParameterSpec) => string;
}

export function layout({ layers, shares, whole, specs, nameOf }: SensitivityData, size: Size): SensitivityMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 10);
  const values = [whole, ...layers.flatMap(({ accuracy }) => accuracy)];
  const high = Math.max(...values);
  const low = Math.min(high - 0.02, ...values);
  const [top, bottom] = [Math.ceil(em * 0.9), Math.floor(height - em * 3.4)];
  const y = scaleLinear([low, high], [bottom - em * 0.6, top + em * 0.5]);
  const digits = high - low < 0.04 ? 1 : 0;
  const yTicks = ticks(low, high, Math.max(2, Math.floor((bottom - top) / (em * 2.4)))).map((value) => ({
    y: y(value),
    text: percent(value, digits),
  }));
  const names = layers.map(({ parameter }) => nameOf(specs[parameter]));
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...yTicks.map(({ text }) => textWidth(text, em))) + em * 0.8),
    right: Math.floor(size.width - roomAtEnd(names, size)),
    top,
    bottom,
  };
  const axis = remainingAxis([1, ...shares], plot.left + em * 0.7, plot.right - em * 0.7, em);
  const curves = layers.map((layer, at): SensitivityCurve => {
    const spec = specs[layer.parameter];
    return {
      ...layer,
      all: sizeOf(spec.shape),
      kind: spec.kind,
      depth: layers.length > 1 ? at / (layers.length - 1) : 1,
      line: [whole, ...layer.accuracy].map((right, place) => ({ x: axis.byRound[place], y: y(right) })),
    };
  });
  // what loses most is named first
  const requests = curves
    .map(({ parameter, line }, at) => ({ id: String(parameter), text: names[at], line, side: 'right' as const }))
    .toSorted((a, b) => (b.line.at(-1)?.y ?? 0) - (a.line.at(-1)?.y ?? 0));
  return {
    plot,
    byRound: axis.byRound,
    xTicks: axis.ticks,
    yTicks,
    whole: y(whole),
    curves,
    labels: nameLines(requests, plot, size),
  };
}
