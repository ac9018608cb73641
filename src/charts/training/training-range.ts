/** What the vertical axis of training curves spans. */
import { countsFrom0, type Metric, type Standard } from '../../lottery/metric';
import type { RunRecord } from '../../recording/recording';
import { valuesOf } from '../kit/mean-curve';
import { goalOf, withGoal, type Goal } from '../kit/goal';

/** What is below is drawn at it: a log axis has no zero. */
export const LEAST = 1e-6;

/** Values that hardly differ are not torn apart: the axis spans this factor or more. */
const LEAST_RATIO = 1.2;

/** Fraction of the steps in which curves may still come in from above the plot. */
const STEEP_START = 0.1;

/** Where what the early stop is found by is what networks are judged by: what they are held against. */
export const trainingGoal = (standard: Standard): Goal | null =>
  standard.stop.id === standard.judge.id ? goalOf(standard) : null;

/** Lowest and highest value. @param runs those that are drawn @param steps planned steps of a run */
export function trainingRange(
  standard: Standard,
  runs: readonly RunRecord[],
  steps: number,
): readonly [low: number, high: number] {
  const { stop } = standard;
  const goal = trainingGoal(standard);
  const seen = (values: readonly [number, number]) => (goal ? withGoal(standard, values) : values);
  if (countsFrom0(stop)) return atLeast(LEAST_RATIO, seen(lossRange(stop, runs, steps)));
  return seen(range(stop, runs));
}

/** A range around the same middle whose ends differ by this factor or more. */
function atLeast(ratio: number, [low, high]: readonly [number, number]): readonly [low: number, high: number] {
  const wider = Math.sqrt(Math.max(1, (ratio * low) / high));
  return [low / wider, high * wider];
}

/** Without diverged runs where there are others. */
function calm(runs: readonly RunRecord[]): readonly RunRecord[] {
  const whole = runs.filter(({ status }) => status !== 'diverged');
  return whole.length > 0 ? whole : runs;
}

function range(metric: Metric, runs: readonly RunRecord[]): readonly [low: number, high: number] {
  const values = calm(runs).flatMap(({ points }) => valuesOf(metric, points).map(({ value }) => value));
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  return low < high ? [low, high] : [low - 1, high + 1];
}

/** Lowest and highest loss to be shown. */
function lossRange(metric: Metric, runs: readonly RunRecord[], steps: number): readonly [low: number, high: number] {
  const losses = calm(runs).flatMap(({ points }) => {
    const known = valuesOf(metric, points);
    const later = known.filter(({ step }) => step >= steps * STEEP_START);
    return (later.length > 0 ? later : known).map(({ value }) => Math.max(value, LEAST));
  });
  return losses.length > 0 ? [Math.min(...losses), Math.max(...losses)] : [0.1, 1];
}
