/** Weights scored before training, in one pass or in many: after each the lowest go, and the rest is scored anew. */
import { denseMasks, placesOf, type Masks } from './masks';
import type { Numbers } from './numbers';
import type { ParameterSpec, Weights } from './parameters';
import { prune } from './pruning';
import { exp, log } from './random/maths';
import type { Probe, Sensitivity } from './sensitivities';
import { within, type Slices } from './slices';

/** What a pass has found, per parameter that can be pruned. */
export interface ScoredPass {
  /** of the scores of the weights that it scored, as they are */
  readonly sums: readonly number[];
  /** weights that it scored */
  readonly remaining: readonly number[];
}

interface Scored {
  /**
   * One array per parameter, null where it is not pruned: of what the last pass scored, its scores divided by the sum of
   * their sizes, −1 … 1. A weight that went after pass n of N has −1 − (N − n): lower than all that went later.
   */
  readonly scores: readonly (Float32Array | null)[];
  readonly passes: readonly ScoredPass[];
}

interface Scoring {
  readonly specs: readonly ParameterSpec[];
  readonly sensitivity: Sensitivity;
  readonly theta0: Weights;
  readonly probe: Probe;
  readonly passes: number;
  /** weights left at the end, of all that can be pruned; with one pass it does not matter */
  readonly kept: number;
}

/** A parameter that is pruned. */
interface Part {
  readonly index: number;
  /** m ⊙ θ₀ */
  readonly theta: Float64Array;
  readonly mask: Uint8Array;
  /** what is told of its weights in the end */
  readonly found: Float32Array;
  /** where those stand that are left, ascending: the others are looked at no more, and of many hardly any are left */
  readonly places: Uint32Array;
  /** room for their scores */
  readonly scores: Float32Array;
}

/** After pass n of N the share ρ^(n/N) is left, ρ that of the end (Tanaka et al. 2020); the last cut is left to others. */
export function* scoreInPasses(scoring: Scoring): Slices<Scored> {
  const { specs, theta0, passes, kept } = scoring;
  const theta = theta0.map((values) => new Float64Array(values));
  const masks = denseMasks(specs);
  const found = masks.map((mask) => mask && new Float32Array(mask.length));
  const told: ScoredPass[] = [];
  let parts = masks.flatMap((mask, index): Part[] => {
    const own = found[index];
    if (!mask || !own) return [];
    const { length } = mask;
    return [{ index, theta: theta[index], mask, found: own, places: placesOf(mask), scores: new Float32Array(length) }];
  });
  const together = parts.map((_, part) => part);
  const all = parts.reduce((sum, { places }) => sum + places.length, 0);
  for (let pass = 1; ; pass += 1) {
    const done = scoreOnce(scoring, theta, masks, parts);
    const { scores, sums } = yield* within(done, (pass - 1) / passes, pass / passes);
    told.push({ sums, remaining: parts.map(({ places }) => places.length) });
    if (pass === passes) {
      for (const [part, own] of parts.entries()) tell(own, scores[part]);
      return { scores: found, passes: told };
    }
    const goal = Math.round(all * exp((pass / passes) * log(kept / all)));
    const whole = scores.map(({ length }) => new Uint8Array(length).fill(1));
    const stay = prune(whole, scores, [{ parameters: together, kept: goal }]);
    parts = parts.map((part, at) => withoutGone(part, stay[at] ?? whole[at], -1 - (passes - pass)));
  }
}

function tell({ found, places }: Part, scores: Float32Array): void {
  for (let at = 0; at < places.length; at += 1) found[places[at]] = scores[at];
}

/** Takes the weights away that do not stay. @param note what is told of them */
function withoutGone(part: Part, stay: Uint8Array, note: number): Part {
  const { theta, mask, found, places } = part;
  let left = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at];
    if (stay[at]) {
      places[left] = place; // never ahead of what is read
      left += 1;
      continue;
    }
    theta[place] = 0;
    mask[place] = 0;
    found[place] = note;
  }
  return { ...part, places: places.subarray(0, left) };
}

/** One array per parameter that can be pruned: of its weights that are left. */
function* scoreOnce(
  { sensitivity, probe }: Scoring,
  theta: Numbers,
  masks: Masks,
  parts: readonly Part[],
): Slices<{ readonly scores: readonly Float32Array[]; readonly sums: readonly number[] }> {
  const whole = yield* sensitivity.of(theta, probe, masks);
  const raw = parts.map(({ index, places }) => taken(whole[index], places));
  const size = raw.reduce((sum, values) => sum + sumOf(values, true), 0);
  if (!Number.isFinite(size)) throw new Error(`The scores of "${sensitivity.id}" are no finite numbers.`);
  return {
    sums: raw.map((values) => sumOf(values, false)),
    scores: raw.map((values, part) => divided(values, size || 1, parts[part].scores)),
  };
}

// plain loops in arrays that are there: networks have millions of weights, and are scored a hundred times

/** Those at these places, moved to the front of the same array. */
function taken(values: Float64Array, places: Uint32Array): Float64Array {
  for (let at = 0; at < places.length; at += 1) values[at] = values[places[at]];
  return values.subarray(0, places.length);
}

function sumOf(values: Float64Array, isOfSizes: boolean): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += isOfSizes ? Math.abs(values[at]) : values[at];
  return sum;
}

function divided(values: Float64Array, by: number, into: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at += 1) into[at] = values[at] / by;
  return into.subarray(0, values.length);
}
