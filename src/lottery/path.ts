/**
 * Linear mode connectivity (Frankle et al. 2020, "Linear mode connectivity and the lottery ticket hypothesis"): what
 * lies on the straight path between two trained networks.
 */
import { gain, type Metric } from './metric';
import type { Weights } from './parameters';

/** From here on two networks count as not connected: 2 points of error (Frankle et al. 2020, §3). */
export const STABLE_BELOW = 0.02;

/** Evenly spaced places on the path, both ends included: 0 … 1. @param points at least 2 */
export const alphasOf = (points: number): number[] => Array.from({ length: points }, (_, at) => at / (points - 1));

/**
 * (1 − α)·from + α·to, one array per parameter, in float64 and rounded once; at 0 and 1 the ends themselves, to the bit
 * (a sum with 0 would make −0 a 0).
 */
export function between(from: Weights, to: Weights, alpha: number): Float32Array[] {
  if (alpha === 0) return from.map((values) => values.slice());
  if (alpha === 1) return to.map((values) => values.slice());
  return from.map((values, at) => values.map((value, index) => (1 - alpha) * value + alpha * to[at][index]));
}

/** How high the path rises, in the metric's unit; above 0 is worse than at the ends. */
export interface Barrier {
  /**
   * Instability: the worst value on the path against the mean of its ends. The ends count, so two unequal ends have ½ of
   * their difference without any hill.
   */
  readonly height: number;
  /** the same against the straight line between the ends: 0 where no point is worse than that line */
  readonly hill: number;
}

/** @param values of a metric at `alphas`, which begin with 0 and end with 1 */
export function barrierOf(
  metric: Pick<Metric, 'better'>,
  alphas: readonly number[],
  values: readonly number[],
): Barrier {
  const costs = values.map((value) => -gain(metric, value));
  const [first, last] = [costs[0], costs[costs.length - 1]];
  return {
    height: Math.max(...costs) - (first + last) / 2,
    hill: Math.max(...costs.map((cost, at) => cost - ((1 - alphas[at]) * first + alphas[at] * last))),
  };
}
