/** Marks of the error along the paths between networks. */
import { scaleLinear, ticks } from 'd3';
import type { Instability } from '../../lottery/instability';
import { countsFrom0, type Metric } from '../../lottery/metric';
import { scoreTick, textWidth } from '../kit/format';
import { fixed } from '../kit/numbers';
import type { Box, Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';
import { errorOf, meanCurve } from './pairs';

/** Least height of the axis: half a point of error, or a hundredth of another unit. */
const LEAST = { fraction: 0.005, other: 0.01 };

export interface BarrierMarks {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly curves: readonly {
    readonly pair: Instability;
    /** the mean over trials */
    readonly line: readonly Spot[];
    readonly trials: readonly { readonly trial: number; readonly line: readonly Spot[] }[];
    /** both ends of the mean, which are trained networks */
    readonly ends: readonly Spot[];
  }[];
  readonly xOf: (alpha: number) => number;
}

/** @param pairs at least one */
export function layout(
  { pairs, metric }: { readonly pairs: readonly Instability[]; readonly metric: Metric },
  size: Size,
): BarrierMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 8);
  const all = pairs.flatMap(({ curves }) =>
    curves.flatMap(({ values }) => values.map((value) => errorOf(metric, value))),
  );
  const isFraction = metric.unit === 'fraction';
  const low = isFraction || countsFrom0(metric) ? 0 : Math.min(...all);
  const high = Math.max(...all, low + (isFraction ? LEAST.fraction : LEAST.other));
  const yValues = ticks(low, high, Math.min(5, Math.max(2, Math.floor((height - em * 4) / (em * 2.4)))));
  const step = yValues.length > 1 ? yValues[1] - yValues[0] : high - low;
  const yTexts = yValues.map((value) => scoreTick(metric, value, step));
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...yTexts.map((text) => textWidth(text, em))) + em * 0.8),
    right: Math.floor(size.width - em * 1.1),
    top: Math.ceil(em * 0.6),
    bottom: Math.floor(height - em * 3.4),
  };
  const x = scaleLinear([0, 1], [plot.left + em * 0.7, plot.right - em * 0.7]);
  const y = scaleLinear([low, high], [plot.bottom - em * 0.4, plot.top + em * 0.4]);
  const lineOf = (alphas: readonly number[], errors: readonly number[]): Spot[] =>
    alphas.map((alpha, at) => ({ x: x(alpha), y: y(errors[at]) }));
  const curves = pairs.map((pair) => {
    const { alphas, errors } = meanCurve(metric, pair);
    const line = lineOf(alphas, errors);
    return {
      pair,
      line,
      trials:
        pair.curves.length > 1
          ? pair.curves.map(({ trial, alphas: own, values }) => ({
              trial,
              line: lineOf(
                own,
                values.map((value) => errorOf(metric, value)),
              ),
            }))
          : [],
      ends: [line[0], line[line.length - 1]],
    };
  });
  return {
    plot,
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((alpha) => ({
      x: x(alpha),
      text: alpha % 1 === 0 ? String(alpha) : fixed(alpha, 2),
    })),
    yTicks: yValues.map((value, at) => ({ y: y(value), text: yTexts[at] })),
    curves,
    xOf: x,
  };
}
