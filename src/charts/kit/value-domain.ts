/** The vertical range of a chart of accuracies. */
import { quantileSorted } from 'd3';
import type { Curve, CurvePoint } from '../../lottery/results';

/** Least height of the range: half a percentage point. */
const LEAST = 0.005;

/** How far beyond the middle half of all points a point may lie, in heights of that half. */
const FENCE = 2;

/**
 * From the lowest to the highest mean and trial, but no lower than two interquartile ranges
 * under the lower quartile of the means: one arm that collapses at tiny
 * densities, or one diverged trial, must not flatten what the chart is about. Points under the
 * range are drawn at the axis with their value; the reference is always within it.
 * @param behind an earlier run: it widens the range, but never takes the curves themselves out of it
 */
export function accuracyDomain(
  curves: readonly Curve[],
  reference: number | null,
  { mostBeyond = FENCE, behind = [] }: { readonly mostBeyond?: number; readonly behind?: readonly Curve[] } = {},
): readonly [low: number, high: number] {
  const own = curves.flatMap(({ points }) => points);
  const all = [...own, ...behind.flatMap(({ points }) => points)];
  const fence = Math.min(fenceOf(all, mostBeyond), own.length > 0 ? fenceOf(own, mostBeyond) : Infinity);
  const values = [
    ...all.flatMap((point) => [point.min, point.mean, point.max]).filter((value) => value >= fence),
    ...(reference === null ? [] : [reference]),
  ];
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const missing = Math.max(0, LEAST - (high - low)) / 2;
  return [low - missing, high + missing];
}

/** What lies lower is left out. */
function fenceOf(points: readonly CurvePoint[], mostBeyond: number): number {
  const means = points
    .filter((point) => point.diverged === 0)
    .map((point) => point.mean)
    .toSorted((a, b) => a - b);
  const [q1, q3] = [quantileSorted(means, 0.25) ?? 0, quantileSorted(means, 0.75) ?? 1];
  return q1 - mostBeyond * Math.max(q3 - q1, LEAST);
}
