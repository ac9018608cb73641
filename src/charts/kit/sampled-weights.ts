/** Walks over the prunable weights of a network, or over evenly spread ones of a large network. */
import { isKept } from './prunings';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/**
 * The least step from `least` up that shares no factor with `outputs`: a step of 5 through a kernel
 * with 300 outputs would only ever meet every fifth unit.
 */
export function stepThrough(least: number, outputs: number): number {
  let step = Math.max(1, least);
  while (step > 1 && gcd(step, outputs) > 1) step += 1;
  return step;
}

/** The group of every fate: 0 for weights left after `round`, 1 for those pruned by then. */
export const keptOrPruned = (round: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (isKept(byte, round) ? 0 : 1));

/** Every round a group of its own. */
export const byRound: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => byte);

interface Sampling {
  /** as in MaskRecord */
  readonly prunedIn: readonly (Uint8Array | null)[];
  /** index of one parameter, or null for all */
  readonly only: number | null;
  /** units of every parameter: the last axis of its kernel */
  readonly outputs: readonly number[];
  /** group by the round a weight was pruned in, 0 … 255 */
  readonly groups: Uint8Array;
  /** about how many weights of each group are visited: few survivors must not be lost among many pruned */
  readonly most: number;
}

/** Of larger networks only about as many weights are looked at at all. */
const MOST_TOUCHED = 1_000_000;

/** Calls back with weights spread evenly over every group. */
export function eachSampled(
  { prunedIn, only, outputs, groups, most }: Sampling,
  visit: (parameter: number, at: number, group: number) => void,
): void {
  const chosen = prunedIn.map((bytes, at) => (only === null || at === only ? bytes : null));
  const total = chosen.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);
  const strides = outputs.map((units) => stepThrough(Math.ceil(total / MOST_TOUCHED), units));
  const byByte = new Uint32Array(256);
  chosen.forEach((bytes, parameter) => {
    if (!bytes) return;
    for (let at = 0; at < bytes.length; at += strides[parameter]) byByte[bytes[at]] += 1;
  });
  const sizes = new Uint32Array(256);
  byByte.forEach((count, byte) => {
    sizes[groups[byte]] += count;
  });
  // weights of a group to pass before the next visit: counting down is quicker than dividing
  const toPass = new Uint32Array(256);
  chosen.forEach((bytes, parameter) => {
    if (!bytes) return;
    const steps = sizes.map((size) => stepThrough(Math.ceil(size / most), outputs[parameter]));
    for (let at = 0; at < bytes.length; at += strides[parameter]) {
      const group = groups[bytes[at]];
      if (toPass[group] === 0) {
        visit(parameter, at, group);
        toPass[group] = steps[group];
      }
      toPass[group] -= 1;
    }
  });
}

/** Units per parameter: the last axis of its shape. */
export const outputsOf = (specs: readonly { readonly shape: readonly number[] }[]): number[] =>
  specs.map(({ shape }) => shape[shape.length - 1]);

/** Values that so many of the sorted ones lie below, such as 0.5: the median. 0 of nothing. */
export const quantileOf = (sorted: Float32Array | readonly number[], share: number): number =>
  sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
