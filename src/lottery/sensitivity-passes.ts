/** Weights scored before training, in one pass or in many: after each the lowest go, and the rest is scored anew. */
import { countKept, denseMasks, type Masks } from './masks';
import type { Numbers } from './numbers';
import { sizeOf, type ParameterSpec, type Weights } from './parameters';
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

/** After pass n of N the share ρ^(n/N) is left, ρ that of the end (Tanaka et al. 2020); the last cut is left to others. */
export function* scoreInPasses(scoring: Scoring): Slices<Scored> {
  const { specs, theta0, passes, kept } = scoring;
  const prunable = specs.flatMap((spec, index) => (spec.prunable ? [index] : []));
  const all = prunable.reduce((sum, index) => sum + sizeOf(specs[index].shape), 0);
  const wentAt = denseMasks(specs).map((mask) => mask && new Float32Array(mask.length)); // 0: not yet
  const told: ScoredPass[] = [];
  const theta = theta0.map((values) => new Float64Array(values)); // m ⊙ θ₀
  let masks = denseMasks(specs);
  for (let pass = 1; ; pass += 1) {
    const { scores, sums } = yield* within(scoreOnce(scoring, theta, masks), (pass - 1) / passes, pass / passes);
    told.push({ sums, remaining: prunable.map((index) => countKept(masks[index] ?? new Uint8Array())) });
    if (pass === passes) {
      const ofAll = scores.map((own, index) => own?.map((score, at) => wentAt[index]?.[at] || score) ?? null);
      return { scores: ofAll, passes: told };
    }
    const left = Math.round(all * exp((pass / passes) * log(kept / all)));
    const next = prune(masks, scores, [{ parameters: prunable, kept: left }]);
    cut(theta, wentAt, masks, next, -1 - (passes - pass));
    masks = next;
  }
}

function* scoreOnce(
  { specs, sensitivity, probe }: Scoring,
  theta: Numbers,
  masks: Masks,
): Slices<Pick<Scored, 'scores'> & Pick<ScoredPass, 'sums'>> {
  const raw = yield* sensitivity.of(theta, probe, masks);
  const prunable = raw.filter((_, index) => specs[index].prunable);
  const size = prunable.reduce((sum, values) => sum + sumOf(values, true), 0);
  if (!Number.isFinite(size)) throw new Error(`The scores of "${sensitivity.id}" are no finite numbers.`);
  return {
    sums: prunable.map((values) => sumOf(values, false)),
    scores: raw.map((values, index) => (specs[index].prunable ? divided(values, size || 1) : null)),
  };
}

// plain loops: networks have millions of weights, and are scored a hundred times
function sumOf(values: Float64Array, isOfSizes: boolean): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += isOfSizes ? Math.abs(values[at]) : values[at];
  return sum;
}

function divided(values: Float64Array, by: number): Float32Array {
  const parts = new Float32Array(values.length);
  for (let at = 0; at < parts.length; at += 1) parts[at] = values[at] / by;
  return parts;
}

/** Takes the weights away that have gone from one mask to the next, with a note of when. */
function cut(
  theta: Numbers,
  wentAt: readonly (Float32Array | null)[],
  before: Masks,
  after: Masks,
  note: number,
): void {
  for (const [index, notes] of wentAt.entries()) {
    const [was, is] = [before[index], after[index]];
    if (!notes || !was || !is) continue;
    for (let at = 0; at < notes.length; at += 1) {
      if (was[at] === is[at]) continue;
      notes[at] = note;
      theta[index][at] = 0;
    }
  }
}
