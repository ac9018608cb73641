/** How much two masks have in common, and what masks of the same sizes would have by chance. */
import type { MaskRecord } from '../../recording/recording';

/**
 * How many weights of one parameter were pruned in round a of one chain and in round b of another:
 * [a · rounds + b], round 0 standing for never. Masks of any two rounds follow from it.
 */
export interface JointCounts {
  readonly rounds: number;
  readonly counts: Uint32Array;
}

/** Largest round a mask stores, and 0. */
const BYTES = 256;

/** Most weights counted at a time: a few milliseconds. */
const SLICE = 500_000;

/**
 * Counts per parameter, with a pause after each slice and at the end so that the page can answer.
 * @throws Error when the masks are of different networks.
 */
export async function jointCounts(
  a: MaskRecord['prunedIn'],
  b: MaskRecord['prunedIn'],
  pause: () => Promise<void>,
): Promise<JointCounts[]> {
  const joint: JointCounts[] = [];
  let since = 0;
  for (const [parameter, first] of a.entries()) {
    const second = b[parameter];
    if (!first || !second) continue;
    if (first.length !== second.length) {
      throw new Error(
        `Parameter ${parameter} has ${first.length} weights in one mask and ${second.length} in the other.`,
      );
    }
    const counts = new Uint32Array(BYTES * BYTES);
    for (let from = 0; from < first.length; from += SLICE) {
      const to = Math.min(from + SLICE, first.length);
      for (let at = from; at < to; at += 1) counts[first[at] * BYTES + second[at]] += 1;
      since += to - from;
      if (since < SLICE) continue;
      await pause();
      since = 0;
    }
    joint.push(compact(counts));
  }
  // many pairs of small masks must not add up
  await pause();
  return joint;
}

/** Without the rounds that no weight was pruned in at the end. */
function compact(counts: Uint32Array): JointCounts {
  let last = 0;
  // a plain loop: there are 65,536 of them for every pair of masks
  for (let at = 0; at < counts.length; at += 1) {
    if (counts[at] > 0) last = Math.max(last, at % BYTES, Math.floor(at / BYTES));
  }
  const rounds = last + 1;
  const small = new Uint32Array(rounds * rounds);
  for (let a = 0; a < rounds; a += 1) small.set(counts.subarray(a * BYTES, a * BYTES + rounds), a * rounds);
  return { rounds, counts: small };
}

export interface Overlap {
  /** weights in both masks / weights in at least one: 1 for equal masks */
  readonly jaccard: number;
  /** fraction of places where the masks differ: 0 for equal masks */
  readonly hamming: number;
  /** the same for masks with as many weights in every layer, at places drawn by chance */
  readonly jaccardByChance: number;
  readonly hammingByChance: number;
}

/** Of the masks after round `a` of the first chain and round `b` of the second. */
export function overlapOf(joint: readonly JointCounts[], a: number, b: number): Overlap {
  let [all, both, inA, inB, bothByChance] = [0, 0, 0, 0, 0];
  for (const { rounds, counts } of joint) {
    let [size, common, first, second] = [0, 0, 0, 0];
    for (let roundA = 0; roundA < rounds; roundA += 1) {
      const keptA = roundA === 0 || roundA > a;
      for (let roundB = 0; roundB < rounds; roundB += 1) {
        const keptB = roundB === 0 || roundB > b;
        const count = counts[roundA * rounds + roundB];
        size += count;
        if (keptA) first += count;
        if (keptB) second += count;
        if (keptA && keptB) common += count;
      }
    }
    all += size;
    both += common;
    inA += first;
    inB += second;
    bothByChance += size > 0 ? (first * second) / size : 0;
  }
  const jaccard = (common: number): number => (inA + inB - common > 0 ? common / (inA + inB - common) : 1);
  const hamming = (common: number): number => (all > 0 ? (inA + inB - 2 * common) / all : 0);
  return {
    jaccard: jaccard(both),
    hamming: hamming(both),
    jaccardByChance: jaccard(bothByChance),
    hammingByChance: hamming(bothByChance),
  };
}
