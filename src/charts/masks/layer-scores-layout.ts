/** Marks of the sums of scores by layer: a line per chain, a band of all passes, beside where all layers are alike. */
import type { Pass } from '../../experiment/view-link';
import { scaleLinear, scaleLog, ticks } from 'd3';
import type { ParameterSpec } from '../../lottery/parameters';
import { ticketOf, type Arm } from '../../lottery/run-key';
import { textWidth, timesNumber } from '../kit/format';
import { inOneWay } from '../kit/in-one-way';
import { formatNumber } from '../kit/numbers';
import { logTicks } from '../kit/log-ticks';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import type { Box, LabelRequest, PlacedLabel, Spot } from '../kit/place-labels';
import type { PlacedKey } from '../kit/place-keys';
import type { Size } from '../kit/use-size';

/** What one chain's passes came to in one trial, a row per pass and parameter. */
export interface LayerScores {
  readonly chain: number;
  readonly trial: number;
  readonly level: number;
  /** from 1 on */
  readonly pass: readonly number[];
  readonly parameter: readonly number[];
  readonly sum: readonly number[];
  readonly mean: readonly number[];
  /** weights that the pass scored: all that were left before it cut */
  readonly scored: readonly number[];
}

/** A chain's sums in parts of the layers' mean size of a sum: 1 where all layers are alike. */
export interface LayerCurve {
  readonly arm: Arm;
  readonly passes: number;
  readonly trials: number;
  /** by layer, mean over trials */
  readonly ratios: readonly number[];
  readonly sums: readonly number[];
  /** by layer, over all passes and trials */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
}

/** Index into the network's parameters of the layers that may lose weights, from the input on. */
export const layersOf = (specs: readonly ParameterSpec[]): number[] =>
  specs.flatMap(({ prunable }, parameter) => (prunable ? [parameter] : []));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function layerCurves(tables: readonly LayerScores[], layers: readonly number[], pass: Pass): LayerCurve[] {
  const chains = [...new Set(tables.map(({ chain }) => chain))].toSorted((a, b) => a - b);
  return chains.flatMap((chain) => {
    const own = tables.filter((table) => table.chain === chain);
    const byPass = own.map((table) => sumsByPass(table, layers)).filter((found) => found.length > 0);
    if (byPass.length === 0) return [];
    const rows = byPass.flat();
    const wanted = byPass.map((found) => found[pass === 'first' ? 0 : found.length - 1]);
    const ratios = rows.map(ratiosOf);
    return [
      {
        arm: ticketOf(chain),
        passes: Math.max(...byPass.map(({ length }) => length)),
        trials: own.length,
        ratios: layers.map((_, at) => mean(wanted.map((sums) => ratiosOf(sums)[at]))),
        sums: layers.map((_, at) => mean(wanted.map((sums) => sums[at]))),
        lows: layers.map((_, at) => Math.min(...ratios.map((row) => row[at]))),
        highs: layers.map((_, at) => Math.max(...ratios.map((row) => row[at]))),
      },
    ];
  });
}

/** By layer, of every pass that the table has, in their order. */
function sumsByPass({ pass, parameter, sum }: LayerScores, layers: readonly number[]): number[][] {
  const found = new Map<number, Map<number, number>>();
  for (const [row, one] of pass.entries()) {
    const own = found.get(one) ?? new Map<number, number>();
    found.set(one, own.set(parameter[row], sum[row]));
  }
  const inOrder = [...found].toSorted(([a], [b]) => a - b);
  return inOrder.map(([, own]) => layers.map((layer) => own.get(layer) ?? 0));
}

function ratiosOf(sums: readonly number[]): number[] {
  const usual = mean(sums.map(Math.abs));
  return sums.map((sum) => (usual > 0 ? sum / usual : 0));
}

export interface LayerCurveMark {
  readonly arm: Arm;
  readonly line: readonly Spot[];
  readonly band: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

interface LayerScoresMarks {
  readonly plot: Box;
  /** px of the layers */
  readonly byRound: readonly number[];
  readonly xTicks: readonly { readonly x: number; readonly text: string; readonly round: number }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** where all layers are alike */
  readonly alike: number;
  readonly curves: readonly LayerCurveMark[];
  readonly labels: readonly PlacedLabel<Arm>[];
  readonly keys: readonly PlacedKey<Arm>[];
  readonly legend: readonly Arm[];
}

interface LayoutData {
  readonly curves: readonly LayerCurve[];
  /** how many */
  readonly layers: number;
  readonly names: Readonly<Record<string, string>>;
}

/** Logarithmic where no sum is negative or nothing. */
export function layout({ curves, layers, names }: LayoutData, size: Size): LayerScoresMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 10);
  const values = curves.flatMap(({ lows, highs, ratios }) => [...lows, ...highs, ...ratios]);
  const isLog = values.every((value) => value > 0);
  const [low, high] = isLog
    ? [Math.min(0.5, ...values), Math.max(2, ...values)]
    : [Math.min(0, ...values), Math.max(1.2, ...values)];
  const [top, bottom] = [Math.ceil(em * 0.9), Math.floor(height - em * 3.4)];
  const range = [bottom - em * 0.6, top + em * 0.8];
  const y = isLog ? scaleLog([low, high], range) : scaleLinear([low, high], range);
  const most = Math.max(2, Math.floor((bottom - top) / (em * 2)));
  const numbers = isLog
    ? logTicks(low, high).filter((_, at, all) => at % Math.ceil(all.length / most) === 0)
    : ticks(low, high, most);
  const yTicks = numbers.map((value) => ({ y: y(value), text: tickText(value) }));
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...yTicks.map(({ text }) => textWidth(text, em))) + em * 0.8),
    right: Math.floor(
      size.width -
        roomAtEnd(
          curves.map(({ arm }) => names[arm] ?? arm),
          size,
        ),
    ),
    top,
    bottom,
  };
  const [first, last] = [plot.left + em, plot.right - em];
  const byRound = Array.from({ length: layers }, (_, at) =>
    layers > 1 ? first + ((last - first) * at) / (layers - 1) : (first + last) / 2,
  );
  const every = Math.ceil((layers * em * 1.9) / Math.max(last - first, 1));
  const marks = curves.map(({ arm, ratios, lows, highs }) => ({
    arm,
    line: ratios.map((ratio, at) => ({ x: byRound[at], y: y(ratio) })),
    band: lows.map((from, at) => ({ x: byRound[at], low: y(from), high: y(highs[at]) })),
  }));
  const requests = marks
    .filter(({ line }) => line.length > 1)
    .map(({ arm, line }): LabelRequest<Arm> => ({ id: arm, text: names[arm] ?? arm, line, side: 'right' }));
  const { labels, keys, legend } = inOneWay<Arm, never>(requests, nameLines(requests, plot, size), {
    more: [],
    isArm: () => true,
    lines: marks.map(({ line }) => line),
    taken: [],
    plot,
    em,
  });
  return {
    plot,
    byRound,
    xTicks: byRound.flatMap((x, at) => (at % every === 0 ? [{ x, text: String(at + 1), round: at }] : [])),
    yTicks,
    alike: y(1),
    curves: marks,
    labels,
    keys,
    legend,
  };
}

const tickText = (value: number): string =>
  Math.abs(value) < 1 ? formatNumber(value, { maximumSignificantDigits: 1 }) : timesNumber(value);
