/**
 * Which of some numbers add up to a target, as nearly as any: what pruning a random network has to find for each weight
 * (Pensia et al. 2020; Lueker 1998). Exact, by halves (Horowitz & Sahni 1974): 2 · 2^(n/2) sums instead of 2^n.
 */

/** Most numbers: each half has 2^16 sums then. */
export const MOST_NUMBERS = 32;

interface ClosestSubset {
  /** by number: 1 chosen, 0 not */
  readonly members: Uint8Array;
  readonly sum: number;
  /** |sum − target| */
  readonly error: number;
}

/** All sums of some numbers, each once, from the least up, and of each the smallest set (its bits) that has it. */
interface Sums {
  readonly values: Float64Array;
  readonly sets: Uint32Array;
}

/**
 * The subset whose sum is closest to `target`. Where several are equally close: the one with fewest members, and of those
 * the one whose members come first.
 * @throws Error for more numbers than MOST_NUMBERS, and where one is not finite
 */
export function closestSubset(numbers: ArrayLike<number>, target: number): ClosestSubset {
  const n = numbers.length;
  if (n > MOST_NUMBERS) throw new Error(`${n} numbers are too many for exact subset sums: at most ${MOST_NUMBERS}.`);
  if (!Number.isFinite(target)) throw new Error(`The target of a subset sum must be a finite number, not ${target}.`);
  for (let at = 0; at < n; at += 1) {
    if (!Number.isFinite(numbers[at])) throw new Error(`Number ${at + 1} of ${n} is not finite: ${numbers[at]}.`);
  }
  const half = n >>> 1;
  const [left, right] = [sumsOf(numbers, 0, half), sumsOf(numbers, half, n)];
  let [a, b, error] = [0, 0, Infinity];
  const consider = (i: number, j: number): void => {
    if (j < 0 || j >= right.values.length) return;
    const found = Math.abs(left.values[i] + right.values[j] - target);
    if (found > error) return;
    if (found === error && !isSmaller(left.sets[i], right.sets[j], left.sets[a], right.sets[b])) return;
    [a, b, error] = [i, j, found];
  };
  // the larger the one half's sum, the smaller the other's: both are gone through once
  let j = right.values.length - 1;
  for (let i = 0; i < left.values.length; i += 1) {
    while (j >= 0 && left.values[i] + right.values[j] > target) j -= 1;
    consider(i, j);
    consider(i, j + 1);
  }
  const members = new Uint8Array(n);
  for (let at = 0; at < n; at += 1) {
    members[at] = at < half ? (left.sets[a] >>> at) & 1 : (right.sets[b] >>> (at - half)) & 1;
  }
  return { members, sum: left.values[a] + right.values[b], error };
}

/** The sums of numbers `from` … `to` − 1: with each number two sorted lists become one, without sorting. */
function sumsOf(numbers: ArrayLike<number>, from: number, to: number): Sums {
  let [values, sets] = [new Float64Array(1), new Uint32Array(1)];
  for (let at = from; at < to; at += 1) {
    const [number, bit] = [numbers[at], 1 << (at - from)];
    const many = values.length;
    const [nextValues, nextSets] = [new Float64Array(2 * many), new Uint32Array(2 * many)];
    let length = 0;
    for (let without = 0, within = 0; without < many || within < many;) {
      const takes = without === many || (within < many && values[within] + number < values[without]);
      const value = takes ? values[within] + number : values[without];
      const set = takes ? sets[within++] | bit : sets[without++];
      if (length > 0 && nextValues[length - 1] === value) {
        if (isSmaller(set, 0, nextSets[length - 1], 0)) nextSets[length - 1] = set;
      } else {
        nextValues[length] = value;
        nextSets[length++] = set;
      }
    }
    [values, sets] = [nextValues.subarray(0, length), nextSets.subarray(0, length)];
  }
  return { values, sets };
}

/** Has one set fewer members than another, or as many and the first that differs comes earlier? Each is its two halves. */
function isSmaller(leftA: number, rightA: number, leftB: number, rightB: number): boolean {
  const more = membersIn(leftA) + membersIn(rightA) - membersIn(leftB) - membersIn(rightB);
  if (more !== 0) return more < 0;
  const [a, b] = leftA === leftB ? [rightA, rightB] : [leftA, leftB];
  const differing = a ^ b;
  return (a & differing & -differing) !== 0;
}

function membersIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * The error to expect of n random numbers around 0, half the mean gap between sums: 2^n of them lie about the middle as
 * densely as a normal distribution of variance n · `square` / 4.
 * @param square mean of a number's square: 1/3 for uniform on [−1, 1]
 */
export const predictedError = (n: number, square: number): number =>
  Math.sqrt((2 * Math.PI * n * square) / 4) / 2 ** (n + 1);
