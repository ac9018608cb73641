/** Marks of instability over the step at which copies part, and what it is held against. */
import { scaleLinear, ticks } from 'd3';
import { sweepOf, type Instability } from '../../lottery/instability';
import type { Metric } from '../../lottery/metric';
import { STABLE_BELOW } from '../../lottery/path';
import { full, type Arm } from '../../lottery/run-key';
import { bareScore, shortCount, textWidth } from '../kit/format';
import { ticksApart } from '../kit/log-ticks';
import type { Box, Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';

/** One pair of copies: the mean of its barriers, and each trial. */
export interface PairMark {
  readonly pair: Instability;
  readonly mean: Spot;
  /** px of the least and the greatest */
  readonly low: number;
  readonly high: number;
  readonly trials: readonly (Spot & { readonly trial: number })[];
}

export interface InstabilityMarks {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** of the full network, by step */
  readonly sweep: readonly PairMark[];
  /** at the right edge, by itself */
  readonly another: PairMark | null;
  /** pruned networks, each with its fewest weights, at the step where they start */
  readonly pruned: readonly (PairMark & { readonly arm: Arm })[];
  /** px between steps and another start */
  readonly divide: number | null;
  /** below it copies count as connected; null: nobody has said a limit for this metric */
  readonly limit: { readonly y: number } | null;
}

interface Data {
  readonly pairs: readonly Instability[];
  readonly metric: Metric;
  readonly anotherName: string;
}

/** Of each arm the pair with the fewest weights. */
const smallestOf = (pairs: readonly Instability[]): Instability[] =>
  pairs.filter(
    (pair) => pair.arm !== full && !pairs.some((other) => other.arm === pair.arm && other.level > pair.level),
  );

/** Steps have a logarithmic axis, with 0 as far left of the first as a factor of ten. */
export function layout({ pairs, metric, anotherName }: Data, size: Size): InstabilityMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 8);
  const sweep = sweepOf(pairs);
  const another = pairs.find(({ arm, start }) => arm === full && start === 'another') ?? null;
  const pruned = smallestOf(pairs);
  const shown = [...sweep, ...(another ? [another] : []), ...pruned];
  const hasLimit = metric.unit === 'fraction';
  const most = Math.max(...shown.map(({ height: { max } }) => max), hasLimit ? STABLE_BELOW * 1.5 : 0.01);
  const yValues = ticks(0, most, 4);
  const yTexts = yValues.map((value) => tickText(metric, value));
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...yTexts.map((text) => textWidth(text, em))) + em * 0.8),
    right: Math.floor(size.width - em * 1.1),
    top: Math.ceil(em * 0.6),
    bottom: Math.floor(height - em * 3.4),
  };
  const room = another ? textWidth(anotherName, em) + em : 0;
  const divide = another ? plot.right - room : null;
  const steps = [...new Set([...sweep, ...pruned].map(({ step }) => step))].toSorted((a, b) => a - b);
  const x = stepScale(steps, [plot.left + em * 1.2, (divide ?? plot.right) - em * (another ? 1.2 : 0.8)]);
  const y = scaleLinear([0, most], [plot.bottom - em * 0.4, plot.top + em * 0.5]);
  const mark = (pair: Instability, at: number): PairMark => ({
    pair,
    mean: { x: at, y: y(pair.height.mean) },
    low: y(pair.height.min),
    high: y(pair.height.max),
    trials: pair.curves.map(({ trial, height: value }) => ({ trial, x: at, y: y(value) })),
  });
  const tickSteps = ticksApart(steps, x, em * 2.2);
  return {
    plot,
    xTicks: [
      ...tickSteps.map((step) => ({ x: x(step), text: shortCount(step) })),
      ...(divide === null ? [] : [{ x: (divide + plot.right) / 2, text: anotherName }]),
    ],
    yTicks: yValues.map((value, at) => ({ y: y(value), text: yTexts[at] })),
    sweep: sweep.map((pair) => mark(pair, x(pair.step))),
    another: another && divide !== null ? mark(another, (divide + plot.right) / 2) : null,
    // beside the full network's, not upon it
    pruned: pruned.map((pair, at) => ({ ...mark(pair, x(pair.step) + em * 0.9 * (at + 1)), arm: pair.arm })),
    divide,
    limit: hasLimit ? { y: y(STABLE_BELOW) } : null,
  };
}

/** Points of error, or the metric's own unit. */
const tickText = (metric: Metric, value: number): string =>
  metric.unit === 'fraction' ? bareScore({ ...metric, digits: 0 }, value) : bareScore(metric, value);

function stepScale(steps: readonly number[], [left, right]: readonly [number, number]): (step: number) => number {
  const positive = steps.filter((step) => step > 0);
  const [first, last] = [Math.min(...positive), Math.max(...positive)];
  const hasZero = steps.includes(0);
  if (positive.length === 0) return () => left;
  const decades = Math.log10(last / first) + (hasZero ? 1 : 0);
  const unit = decades > 0 ? (right - left) / decades : 0;
  return (step) => (step === 0 ? left : left + unit * (Math.log10(step / first) + (hasZero ? 1 : 0)));
}
