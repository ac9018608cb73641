/** Exact pruning: the k lowest (score, index) of the survivors, k = round(rate × survivors). */
import { countKept, type Masks } from './masks';
import { sizeOf, type ParameterSpec } from './parameters';

export type Scope = 'layerwise' | 'global';

export interface PruningRates {
  /** fraction of the surviving weights pruned per round, 0 … 1 */
  readonly rate: number;
  /** the output layer's own rate; `null` = half of `rate` (Frankle & Carbin 2019, §2) */
  readonly outputRate: number | null;
}

/** The rate of one parameter. */
export const rateOf = (spec: ParameterSpec, { rate, outputRate }: PruningRates): number =>
  spec.kind === 'output' ? (outputRate ?? rate / 2) : rate;

/** How many of `survivors` one round prunes (SCIENCE: trap 4). */
export const pruneCount = (rate: number, survivors: number): number => Math.round(rate * survivors);

/**
 * Masks after one more round: never a weight comes back, pruned weights are not scored.
 * @param scores per parameter, of which the largest are kept; ignored where the mask is null
 * @param scope layerwise: each parameter loses its own share; global: all but the output layer are
 *   ranked together and the output layer is pruned by its own rate
 */
export function prune(
  specs: readonly ParameterSpec[],
  masks: Masks,
  scores: readonly (Float32Array | null)[],
  rates: PruningRates,
  scope: Scope,
): Masks {
  const next = masks.map((mask) => (mask ? mask.slice() : null));
  for (const group of groupsOf(specs, scope)) {
    const parts = group.flatMap((index) => {
      const [mask, score] = [next[index], scores[index]];
      return mask && score ? [{ mask, score }] : [];
    });
    const survivors = parts.reduce((sum, { mask }) => sum + countKept(mask), 0);
    dropLowest(parts, pruneCount(rateOf(specs[group[0]], rates), survivors));
  }
  return next;
}

/** Parameters ranked together, as indices into `specs`. */
function groupsOf(specs: readonly ParameterSpec[], scope: Scope): number[][] {
  const prunable = specs.flatMap((spec, index) => (spec.prunable ? [index] : []));
  if (scope === 'layerwise') return prunable.map((index) => [index]);
  const [output, others] = [
    prunable.filter((index) => specs[index].kind === 'output'),
    prunable.filter((index) => specs[index].kind !== 'output'),
  ];
  return [others, output].filter((group) => group.length > 0);
}

/**
 * Weights left in every parameter after 0, 1, … `rounds` rounds, where the counts do not depend on
 * training: always under layerwise scope; under global scope only the sum over a group is known,
 * and it is spread in proportion.
 */
export function plannedRemaining(
  specs: readonly ParameterSpec[],
  rates: PruningRates,
  scope: Scope,
  rounds: number,
): number[][] {
  const sizes = specs.map((spec) => sizeOf(spec.shape));
  const planned = [sizes];
  const left = new Map(
    groupsOf(specs, scope).map((group) => [group, group.reduce((n, index) => n + sizes[index], 0)]),
  );
  for (let round = 1; round <= rounds; round += 1) {
    const counts = [...sizes];
    for (const [group, survivors] of left) {
      const kept = survivors - pruneCount(rateOf(specs[group[0]], rates), survivors);
      const all = group.reduce((n, index) => n + sizes[index], 0);
      for (const index of group) counts[index] = (sizes[index] * kept) / all;
      left.set(group, kept);
    }
    planned.push(counts);
  }
  return planned;
}

/**
 * Clears the `count` kept entries of lowest (score, position), positions running through all parts.
 * Linear time: two counting passes over the 32-bit keys find the score at the cut; ties at the cut
 * go by position. NaN counts as the highest score.
 */
function dropLowest(
  parts: readonly { readonly mask: Uint8Array; readonly score: Float32Array }[],
  count: number,
): void {
  if (count <= 0) return;
  const keys = parts.map(({ score }) => orderedKeys(score));
  const cutHigh = findCut(parts, keys, count, () => true, (key) => key >>> 16);
  const inCut = (key: number): boolean => key >>> 16 === cutHigh.bucket;
  const cutLow = findCut(parts, keys, count - cutHigh.below, inCut, (key) => key & 0xffff);
  const cut = ((cutHigh.bucket << 16) | cutLow.bucket) >>> 0;
  let ties = count - cutHigh.below - cutLow.below;
  parts.forEach(({ mask }, part) => {
    const partKeys = keys[part];
    for (let at = 0; at < mask.length; at += 1) {
      if (!mask[at]) continue;
      if (partKeys[at] < cut) mask[at] = 0;
      else if (partKeys[at] === cut && ties > 0) {
        mask[at] = 0;
        ties -= 1;
      }
    }
  });
}

/** The bucket of 16 bits in which the `count`-th lowest key lies, and how many keys lie below it. */
function findCut(
  parts: readonly { readonly mask: Uint8Array }[],
  keys: readonly Uint32Array[],
  count: number,
  counts: (key: number) => boolean,
  bucketOf: (key: number) => number,
): { readonly bucket: number; readonly below: number } {
  const histogram = new Uint32Array(65536);
  parts.forEach(({ mask }, part) => {
    const partKeys = keys[part];
    for (let at = 0; at < mask.length; at += 1) {
      if (mask[at] && counts(partKeys[at])) histogram[bucketOf(partKeys[at])] += 1;
    }
  });
  let below = 0;
  for (let bucket = 0; bucket < histogram.length; bucket += 1) {
    if (below + histogram[bucket] >= count) return { bucket, below };
    below += histogram[bucket];
  }
  throw new Error(`Cannot prune ${count} of ${below} weights.`);
}

/** Unsigned integers in the order of the numbers: −0 equals 0, NaN comes last. */
function orderedKeys(scores: Float32Array): Uint32Array {
  const clean = scores.map((score) => (Number.isNaN(score) ? Infinity : score + 0));
  const keys = new Uint32Array(clean.buffer);
  for (let at = 0; at < keys.length; at += 1) {
    keys[at] = keys[at] & 0x80000000 ? ~keys[at] : keys[at] | 0x80000000;
  }
  return keys;
}
