/** The vertical range of a chart of accuracies. */
import { quantileSorted } from 'd3';
import type { Curve } from '../lottery/results';

/** Least height of the range: half a percentage point. */
const LEAST = 0.005;

/** How far beyond the middle half of all points a point may lie, in heights of that half. */
const FENCE = 2;

/**
 * From the lowest to the highest mean and trial, but no lower than two interquartile ranges
 * under the lower quartile of the means: one arm that collapses at tiny
 * densities, or one diverged trial, must not flatten what the chart is about. Points under the
 * range are drawn at the axis with their value.
 */
export function accuracyDomain(
  curves: readonly Curve[],
  reference: number | null,
  mostBeyond = FENCE,
): readonly [low: number, high: number] {
  const points = curves.flatMap((curve) => curve.points);
  const means = points
    .filter((point) => point.diverged === 0)
    .map((point) => point.mean)
    .toSorted((a, b) => a - b);
  const [q1, q3] = [quantileSorted(means, 0.25) ?? 0, quantileSorted(means, 0.75) ?? 1];
  const fence = q1 - mostBeyond * Math.max(q3 - q1, LEAST);
  const values = [
    ...points.flatMap((point) => [point.min, point.mean, point.max]),
    ...(reference === null ? [] : [reference]),
  ].filter((value) => value >= fence);
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const missing = Math.max(0, LEAST - (high - low)) / 2;
  return [low - missing, high + missing];
}
