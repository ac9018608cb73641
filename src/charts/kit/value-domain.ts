/** The vertical range of a chart of scores. */
import { quantileSorted } from 'd3';
import { gain, type Standard } from '../../lottery/metric';
import type { Curve, CurvePoint } from '../../lottery/results';

/** Least height of the range, in parts of what a ticket breaks at: half a percentage point of accuracy. */
const LEAST = 0.5;

/** How far beyond the middle half of all points a point may lie, in heights of that half. */
const FENCE = 2;

/**
 * From the worst to the best mean and trial, but no worse than two interquartile ranges beyond the
 * worse quartile of the means: one arm that collapses at tiny densities, or one diverged trial, must
 * not flatten what the chart is about. Points out of the range are drawn at the axis with their value;
 * the reference is always within it.
 * @param behind an earlier run: it widens the range, but never takes the curves themselves out of it
 */
export function scoreDomain(
  { judge, margin }: Pick<Standard, 'judge' | 'margin'>,
  curves: readonly Curve[],
  reference: number | null,
  { mostBeyond = FENCE, behind = [] }: { readonly mostBeyond?: number; readonly behind?: readonly Curve[] } = {},
): readonly [low: number, high: number] {
  const least = margin * LEAST;
  const own = curves.flatMap(({ points }) => points);
  const all = [...own, ...behind.flatMap(({ points }) => points)];
  const fenceOf = (points: readonly CurvePoint[]): number => {
    const means = points
      .filter((point) => point.diverged === 0)
      .map((point) => gain(judge, point.mean))
      .toSorted((a, b) => a - b);
    const [q1, q3] = [quantileSorted(means, 0.25) ?? 0, quantileSorted(means, 0.75) ?? 1];
    return q1 - mostBeyond * Math.max(q3 - q1, least);
  };
  const fence = Math.min(fenceOf(all), own.length > 0 ? fenceOf(own) : Infinity);
  const values = [
    ...all.flatMap((point) => [point.min, point.mean, point.max]).filter((value) => gain(judge, value) >= fence),
    ...(reference === null ? [] : [reference]),
  ];
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const missing = Math.max(0, least - (high - low)) / 2;
  return [low - missing, high + missing];
}

/** From the worst trial, or failure, to the best: nothing lies beyond it. */
export function wholeDomain(
  { failure }: Pick<Standard, 'failure'>,
  curves: readonly Curve[],
  reference: number | null,
): readonly [low: number, high: number] {
  const values = [
    failure,
    ...curves.flatMap(({ points }) => points.flatMap(({ min, max }) => [min, max])),
    ...(reference === null ? [] : [reference]),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low, low + 1];
}
