/**
 * The plane through three networks, in coordinates of its own (Garipov et al. 2018, "Loss surfaces, mode connectivity, and
 * fast ensembling of DNNs", §3 and appendix): the first network lies at (0, 0), the second on the x axis, the third above
 * it. A unit is one of the distance between networks, ‖θ¹ − θ²‖ over all that is trained; axes are orthonormal, all in float64.
 */
import type { Weights } from './parameters';

export interface PlaneSpot {
  readonly x: number;
  readonly y: number;
}

export type Three<T> = readonly [T, T, T];

export interface Plane {
  /** where the networks are */
  readonly corners: Three<PlaneSpot>;
  /**
   * The networks are equal or on one line, or nearer to that than float32 can tell: there is no plane through them, and
   * their places are on the x axis.
   */
  readonly isLine: boolean;
}

/** Of the largest network's norm: the least height of the triangle. Rounding moves a network by some 6e-8 of its norm. */
const LEAST_HEIGHT = 1e-5;

/** How much of the triangle's larger extent is around it, on each side. */
const MARGIN = 0.2;

/** Σ over all entries that count. */
function sumOver(counts: readonly boolean[], sizes: Weights, term: (parameter: number, at: number) => number): number {
  let sum = 0;
  counts.forEach((isCounted, parameter) => {
    if (!isCounted) return;
    for (let at = 0; at < sizes[parameter].length; at += 1) sum += term(parameter, at);
  });
  return sum;
}

/** @param counts per parameter: is it part of the distance? Running statistics are not, they are measured anew. */
export function planeThrough([a, b, c]: Three<Weights>, counts: readonly boolean[]): Plane {
  const sum = (term: (parameter: number, at: number) => number): number => sumOver(counts, a, term);
  const norm = Math.sqrt(Math.max(...[a, b, c].map((of) => sum((p, at) => of[p][at] ** 2))));
  const toB = sum((p, at) => (b[p][at] - a[p][at]) ** 2);
  const toC = Math.sqrt(sum((p, at) => (c[p][at] - a[p][at]) ** 2));
  const along = toB > 0 ? sum((p, at) => (b[p][at] - a[p][at]) * (c[p][at] - a[p][at])) / toB : 0;
  const [length, x] = [Math.sqrt(toB), toB > 0 ? along * Math.sqrt(toB) : toC];
  const height = Math.sqrt(sum((p, at) => (c[p][at] - a[p][at] - along * (b[p][at] - a[p][at])) ** 2));
  // the least height is the one upon the longest side
  const longest = Math.max(length, toC, Math.sqrt((length - x) ** 2 + height ** 2));
  const isLine = toB === 0 || !((length * height) / longest > LEAST_HEIGHT * norm);
  const corners = [
    { x: 0, y: 0 },
    { x: length, y: 0 },
    { x, y: isLine ? 0 : height },
  ] as const;
  return { corners, isLine };
}

/** How much of each network is in that at a place: shares whose sum is 1. The networks must not be on one line. */
export function sharesAt({ corners: [, b, c] }: Plane, { x, y }: PlaneSpot): Three<number> {
  const third = y / c.y;
  const second = (x - third * c.x) / b.x;
  return [1 - second - third, second, third];
}

/** The sum of three networks by these shares, one array per parameter, in float64 and rounded once. */
export const mixed = ([a, b, c]: Three<Weights>, [ofA, ofB, ofC]: Three<number>): Float32Array[] =>
  a.map((values, parameter) => {
    const [others, last] = [b[parameter], c[parameter]];
    return values.map((value, at) => ofA * value + ofB * others[at] + ofC * last[at]);
  });

/** A square around the triangle: `points` × `points` places, row by row from the lowest y on, x ascending in each. */
export function gridOf({ corners }: Plane, points: number): PlaneSpot[] {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const extent = Math.max(...[xs, ys].map((values) => Math.max(...values) - Math.min(...values)));
  const side = extent * (1 + 2 * MARGIN);
  const places = (values: readonly number[]): number[] => {
    const first = (Math.min(...values) + Math.max(...values) - side) / 2;
    return Array.from({ length: points }, (_, at) => first + (side * at) / (points - 1));
  };
  const columns = places(xs);
  return places(ys).flatMap((y) => columns.map((x) => ({ x, y })));
}
