/** Random targets and numbers, and how near to a target some of the numbers come (Lueker 1998; Pensia et al. 2020). */
import { stream } from './random/stream';
import { closestSubset } from './subset-sum';

/** Most numbers of a draw. */
export const MOST_DRAWN = 24;

/** Most random numbers for each weight and sign of a whole network. */
export const MOST_UNITS = 16;

/** Mean square of a number uniform on [−1, 1]. */
export const MEAN_SQUARE = 1 / 3;

interface SubsetDraw {
  /** uniform on (−½, ½) */
  readonly target: number;
  /** uniform on (−1, 1), MOST_DRAWN of them: with one more the first ones stay */
  readonly numbers: Float64Array;
}

/** @param draw from 0: each number is another draw */
export function subsetDraw(draw: number): SubsetDraw {
  const random = stream(0, 'subset-sum', draw);
  const target = random.uniform() - 0.5;
  return { target, numbers: Float64Array.from({ length: MOST_DRAWN }, () => 2 * random.uniform() - 1) };
}

/** The error with the first 1, 2, … numbers of a draw. */
export const errorsOf = ({ target, numbers }: SubsetDraw): number[] =>
  Array.from(numbers, (_, last) => closestSubset(numbers.subarray(0, last + 1), target).error);

/** The error that a share of draws stays below, by n from 1. @param errors of each draw, by n from 1 */
export const quantileByN = (errors: readonly (readonly number[])[], share: number): number[] =>
  (errors[0] ?? []).map((_, at) => {
    const sorted = errors.map((ofDraw) => ofDraw[at]).toSorted((a, b) => a - b);
    return sorted[Math.ceil(share * sorted.length) - 1];
  });
