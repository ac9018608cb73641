/** Exact pruning: the k lowest (score, index) of the survivors, k = round(rate × survivors). */
import { countKept, type Masks } from './masks';
import { sizeOf, type ParameterSpec } from './parameters';
import { exp, log } from './random/maths';

/** what is ranked together: each layer; all but the output layer; all, by one rate */
export type Scope = 'layerwise' | 'global' | 'everything';

export interface PruningRates {
  /** fraction of the surviving weights pruned per round, 0 … 1 */
  readonly rate: number;
  /** that of convolutions; `null` or absent = `rate` */
  readonly convRate?: number | null;
  /** the output layer's own rate; `null` = half of `rate` (Frankle & Carbin 2019, §2) */
  readonly outputRate: number | null;
  /** percent of the weights left at level 1, 2, …, of every layer or of all that are ranked together; else by the rates */
  readonly remaining?: readonly number[] | null;
  /**
   * percent of the weights left after the last level, of each parameter that may be pruned, in their order: every level leaves
   * the same share of what the one before has. Under layerwise scope, and where `remaining` does not say it (Han et al. 2015)
   */
  readonly layersRemaining?: readonly number[] | null;
}

/** How many levels of pruning there are. */
export const levelCount = ({
  remaining,
  rounds,
}: Pick<PruningRates, 'remaining'> & { readonly rounds: number }): number => remaining?.length ?? rounds;

/** The rate of one parameter. */
export function rateOf(spec: ParameterSpec, { rate, convRate, outputRate }: PruningRates): number {
  if (spec.kind === 'output') return outputRate ?? rate / 2;
  return spec.kind === 'conv' ? (convRate ?? rate) : rate;
}

/** How many of `survivors` one round prunes (SCIENCE: trap 4). */
export const pruneCount = (rate: number, survivors: number): number => Math.round(rate * survivors);

/** Goes up when the same scores would leave other weights. */
export const PRUNING_VERSION = 1;

/** Weights left after a level, in each group of parameters that are ranked together: indices into `specs`. */
export type Budget = readonly { readonly parameters: readonly number[]; readonly kept: number }[];

/**
 * Masks with as many weights left as the budget says: never a weight comes back, pruned weights are
 * not scored, the lowest (score, position) of each group go (SCIENCE: traps 3, 4).
 * @param scores per parameter, of which the largest are kept; ignored where the mask is null
 */
export function prune(masks: Masks, scores: readonly (Float32Array | null)[], budget: Budget): Masks {
  const next = masks.map((mask) => (mask ? mask.slice() : null));
  for (const { parameters, kept } of budget) {
    const parts = parameters.flatMap((index) => {
      const [mask, score] = [next[index], scores[index]];
      return mask && score ? [{ mask, score }] : [];
    });
    dropLowest(parts, parts.reduce((sum, { mask }) => sum + countKept(mask), 0) - kept);
  }
  return next;
}

/** Puts 1 where the `kept` largest scores of one parameter stand, of equal ones the last, and 0 elsewhere. */
export function keepLargest(mask: Uint8Array, score: Float32Array, kept: number): void {
  mask.fill(1);
  dropLowest([{ mask, score }], mask.length - kept);
}

/**
 * The budget of every level: from 1 on, each prunes its rate of what the one before has left.
 * layerwise: each parameter loses its own share; global: all but the output layer are ranked
 * together, convolutions apart where they have a rate of their own, and the output layer is pruned
 * by its own rate; everything: all are ranked together and lose the common rate.
 * @param sizes weights per parameter at level 0
 */
export function budgetsOf(
  specs: readonly ParameterSpec[],
  rates: PruningRates,
  scope: Scope,
  levels: number,
  sizes?: readonly number[],
): Budget[] {
  const groups = keptByGroup(specs, rates, scope, levels, sizes);
  return Array.from({ length: levels }, (_, at) =>
    groups.map(({ parameters, kept }) => ({ parameters, kept: kept[at + 1] })),
  );
}

/** Parameters ranked together, as indices into `specs`. */
function groupsOf(specs: readonly ParameterSpec[], rates: PruningRates, scope: Scope): number[][] {
  const prunable = specs.flatMap((spec, index) => (spec.prunable ? [index] : []));
  if (scope === 'layerwise') return prunable.map((index) => [index]);
  if (scope === 'everything') return [prunable];
  const isApart = (rates.convRate ?? null) !== null;
  const groupOf = ({ kind }: ParameterSpec): number => (kind === 'output' ? 2 : kind === 'conv' && isApart ? 0 : 1);
  const groups = [0, 1, 2].map((group) => prunable.filter((index) => groupOf(specs[index]) === group));
  return groups.filter((group) => group.length > 0);
}

/** Weights left after 0, 1, … `rounds` rounds in parameters that are ranked together: indices into `specs`. */
interface GroupPlan {
  readonly parameters: readonly number[];
  /** the sum over the group; exact, whatever training does */
  readonly kept: readonly number[];
}

export function keptByGroup(
  specs: readonly ParameterSpec[],
  rates: PruningRates,
  scope: Scope,
  rounds: number,
  sizes: readonly number[] = specs.map(({ shape }) => sizeOf(shape)),
): GroupPlan[] {
  const layers = scope === 'layerwise' && !rates.remaining ? rates.layersRemaining : null;
  return groupsOf(specs, rates, scope).map((parameters, group) => {
    const rate = scope === 'everything' ? rates.rate : rateOf(specs[parameters[0]], rates);
    const kept = [parameters.reduce((sum, index) => sum + sizes[index], 0)];
    for (let round = 1; round <= rounds; round += 1) {
      const [last, before] = [layers?.[group], kept[round - 1]];
      const percent = last === undefined ? rates.remaining?.[round - 1] : percentAt(last, round / rounds);
      const left = percent === undefined ? before - pruneCount(rate, before) : Math.round((percent / 100) * kept[0]);
      kept.push(Math.min(before, left));
    }
    return { parameters, kept };
  });
}

/** Percent left after a part of the rounds, 0 … 1, where each leaves the same share and all of them leave `last`. */
const percentAt = (last: number, part: number): number => (part === 1 ? last : 100 * exp(part * log(last / 100)));

/**
 * Weights left in every parameter after 0, 1, … `rounds` rounds, where the counts do not depend on
 * training: always under layerwise scope; else only the sum over a group is known,
 * and it is spread in proportion.
 */
export const plannedRemaining = (
  specs: readonly ParameterSpec[],
  rates: PruningRates,
  scope: Scope,
  rounds: number,
): number[][] => [
  specs.map(({ shape }) => sizeOf(shape)),
  ...budgetsOf(specs, rates, scope, rounds).map((budget) => spread(specs, budget)),
];

/** Weights left in every parameter, those of each group in proportion to the sizes of its parameters. */
export function spread(specs: readonly ParameterSpec[], budget: Budget): number[] {
  const sizes = specs.map(({ shape }) => sizeOf(shape));
  const counts = [...sizes];
  for (const { parameters, kept } of budget) {
    const all = parameters.reduce((sum, index) => sum + sizes[index], 0);
    for (const index of parameters) counts[index] = (sizes[index] * kept) / all;
  }
  return counts;
}

/**
 * Clears the `count` kept entries of lowest (score, position), positions running through all parts.
 * In plain loops and linear time because networks have millions of weights: two counting passes over
 * the scores' bits find the score at the cut; ties at the cut go by position.
 */
function dropLowest(
  parts: readonly { readonly mask: Uint8Array; readonly score: Float32Array }[],
  count: number,
): void {
  if (count <= 0) return;
  const seen = parts.map(({ mask, score }) => ({
    mask,
    bits: new Uint32Array(score.buffer, score.byteOffset, score.length),
  }));

  const survivors = seen.reduce((sum, { mask }) => sum + countKept(mask), 0);
  const { cut, below } = survivors <= FEW ? cutBySorting(seen, survivors, count) : cutByCounting(seen, count);
  let ties = count - below;
  for (const { mask, bits } of seen) {
    for (let at = 0; at < mask.length; at += 1) {
      if (!mask[at]) continue;
      const key = keyOf(bits[at]);
      if (key > cut) continue;
      if (key === cut) {
        if (ties === 0) continue;
        ties -= 1;
      }
      mask[at] = 0;
    }
  }
}

interface Seen {
  readonly mask: Uint8Array;
  readonly bits: Uint32Array;
}

/** The highest key that is dropped, and how many lie below it. */
interface Cut {
  readonly cut: number;
  readonly below: number;
}

/** So many are sorted: in less time than it takes to count into tens of thousands of buckets. */
const FEW = 4_096;

function cutBySorting(seen: readonly Seen[], survivors: number, count: number): Cut {
  if (count > survivors) throw new Error(`Cannot prune ${count} of ${survivors} weights.`);
  const keys = new Uint32Array(survivors);
  let next = 0;
  for (const { mask, bits } of seen) {
    for (let at = 0; at < mask.length; at += 1) if (mask[at]) keys[next++] = keyOf(bits[at]);
  }
  keys.sort();
  const cut = keys[count - 1];
  return { cut, below: keys.indexOf(cut) };
}

/** Counts of keys, filled anew each time: to allocate them takes longer than to clear them. */
const [HIGH, LOW] = [new Uint32Array(65_536), new Uint32Array(65_536)];

function cutByCounting(seen: readonly Seen[], count: number): Cut {
  const high = HIGH.fill(0); // survivors by the upper half of their key
  for (const { mask, bits } of seen) {
    for (let at = 0; at < mask.length; at += 1) if (mask[at]) high[keyOf(bits[at]) >>> 16] += 1;
  }
  const upper = bucketOf(high, count);
  const low = LOW.fill(0); // of those in the bucket of the cut, by the lower half
  for (const { mask, bits } of seen) {
    for (let at = 0; at < mask.length; at += 1) {
      if (!mask[at]) continue;
      const key = keyOf(bits[at]);
      if (key >>> 16 === upper.bucket) low[key & 0xffff] += 1;
    }
  }
  const lower = bucketOf(low, count - upper.below);
  const cut = ((upper.bucket << 16) | lower.bucket) >>> 0;
  return { cut, below: upper.below + lower.below };
}

/** The bucket in which the `count`-th lowest entry lies, and how many entries lie below it. */
function bucketOf(histogram: Uint32Array, count: number): { readonly bucket: number; readonly below: number } {
  let below = 0;
  for (let bucket = 0; bucket < histogram.length; bucket += 1) {
    if (below + histogram[bucket] >= count) return { bucket, below };
    below += histogram[bucket];
  }
  throw new Error(`Cannot prune ${count} of ${below} weights.`);
}

/** The bits of a float32 as an unsigned integer in the order of scores: −0 equals 0, NaN comes last and is kept longest. */
function keyOf(word: number): number {
  if ((word & 0x7fffffff) > 0x7f800000) return 0xffffffff;
  if (word >>> 31 === 0) return (word | 0x80000000) >>> 0;
  return word === 0x80000000 ? 0x80000000 : ~word >>> 0;
}
