/** Statistics over trials, by the rules of SCIENCE §1 and §4. */
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { gain, type Metric } from './metric';
import { columnOf, type PointColumns } from './points';

/** What a set of trials says about one quantity. Curves show mean and min-max with n. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** Mean and extremes of at least one value. */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('summarize needs at least one value.');
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { n: values.length, mean, min: Math.min(...values), max: Math.max(...values) };
}

/** A difference between two arms, paired by trial, with a 95 % t interval over trials. */
export interface PairedDifference {
  readonly n: number;
  readonly mean: number;
  /** 95 % interval; null with fewer than two trials */
  readonly interval: readonly [low: number, high: number] | null;
}

/** Mean of a − b over trials and its 95 % t interval (n − 1 degrees of freedom). */
export function pairedDifference(pairs: readonly (readonly [a: number, b: number])[]): PairedDifference {
  const n = pairs.length;
  if (n === 0) throw new Error('pairedDifference needs at least one pair.');
  const differences = pairs.map(([a, b]) => a - b);
  const mean = differences.reduce((a, b) => a + b, 0) / n;
  if (n < 2) return { n, mean, interval: null };
  const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1);
  const half = tQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { n, mean, interval: [mean - half, mean + half] };
}

/** 'more' or 'less' only when the interval excludes zero, else no difference; 'few': not enough trials to tell. */
export type Comparison = 'more' | 'less' | 'none' | 'few';

export function compare(difference: PairedDifference): Comparison {
  if (!difference.interval) return 'few';
  const [low, high] = difference.interval;
  if (low > 0) return 'more';
  return high < 0 ? 'less' : 'none';
}

/** 'more' where the first of two is the better one by this metric. */
export function compareBy(metric: Metric, difference: PairedDifference): Comparison {
  const comparison = compare(difference);
  if (metric.better === 'higher' || (comparison !== 'more' && comparison !== 'less')) return comparison;
  return comparison === 'more' ? 'less' : 'more';
}

/** The evaluation point of the best validation value; the first of equals. */
interface EarlyStop {
  /** index of the point */
  readonly at: number;
  readonly step: number;
  readonly value: number;
  /** the best is at the last point: training may still have been improving (SCIENCE §4) */
  readonly censored: boolean;
}

/** Early stop in hindsight: training always runs all its steps. `null` without a finite value. */
export function earlyStop(points: PointColumns, stop: Metric): EarlyStop | null {
  let [at, best] = [-1, -Infinity];
  columnOf(points, 'validation', stop).forEach((value, index) => {
    if (value === null || !Number.isFinite(value) || gain(stop, value) <= best) return;
    [at, best] = [index, gain(stop, value)];
  });
  if (at < 0) return null;
  return { at, step: points.step[at], value: gain(stop, best), censored: at === points.step.length - 1 };
}

/** Steps to match another run. */
interface Match {
  readonly step: number;
  /** never as good: it would take longer than to the last step, which `step` is then */
  readonly unmatched: boolean;
}

/**
 * The first evaluation whose validation value is at least as good as `best`, that of another run at its early stop.
 * It tells learning speed where early stops are censored. `null` without points.
 */
export function stepsToMatch(points: PointColumns, stop: Metric, best: number): Match | null {
  const at = columnOf(points, 'validation', stop).findIndex(
    (value) => value !== null && Number.isFinite(value) && gain(stop, value - best) >= 0,
  );
  const step = points.step.at(at); // −1: the last
  return step === undefined ? null : { step, unmatched: at < 0 };
}
