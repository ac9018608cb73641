import { isKernel, sizeOf, type ParameterSpec, type Weights } from './parameters';

/**
 * Which weights are left, one array per ParameterSpec: 1 kept, 0 pruned; `null` where the parameter
 * is never pruned. A mask is kept apart from the weights, never inferred from w ≠ 0 (SCIENCE: trap 3).
 */
export type Masks = readonly (Uint8Array | null)[];

/** The mask of the full network: nothing pruned. */
export const denseMasks = (specs: readonly ParameterSpec[]): Masks =>
  specs.map((spec) => (spec.prunable ? new Uint8Array(sizeOf(spec.shape)).fill(1) : null));

/** m ⊙ θ + (1 − m) ⊙ rest, as new arrays. @param rest what pruned places hold; absent: zeros */
export const applyMasks = (weights: Weights, masks: Masks, rest?: Weights): Float32Array[] =>
  weights.map((values, index) => {
    const mask = masks[index];
    const pruned = rest?.[index];
    const applied = values.slice();
    if (!mask) return applied;
    for (let at = 0; at < mask.length; at += 1) {
      if (!mask[at]) applied[at] = pruned?.[at] ?? 0;
    }
    return applied;
  });

/** Number of kept entries of one mask; in a plain loop, as networks have millions of weights. */
export const countKept = (mask: Uint8Array): number => {
  let kept = 0;
  for (let at = 0; at < mask.length; at += 1) kept += mask[at];
  return kept;
};

/** Where the kept entries of one mask stand, ascending. */
export function placesOf(mask: Uint8Array): Uint32Array {
  const places = new Uint32Array(countKept(mask));
  let found = 0;
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at]) places[found++] = at;
  }
  return places;
}

/** Weights left in every parameter, in the order of `specs`; parameters without mask count whole. */
export const remainingByParameter = (specs: readonly ParameterSpec[], masks: Masks): number[] =>
  specs.map((spec, index) => {
    const mask = masks[index];
    return mask ? countKept(mask) : sizeOf(spec.shape);
  });

/**
 * P_m, the fraction of weights remaining: over all kernels, prunable or not, without biases and
 * batch-norm (SCIENCE: trap 12). `remaining` counts per parameter, as from `remainingByParameter`, or as
 * shares of a sum (`spread`): together they are whole weights, so that equal counts give equal fractions in files.
 */
export const weightsRemaining = (specs: readonly ParameterSpec[], remaining: readonly number[]): number => {
  let left = 0;
  let all = 0;
  specs.forEach((spec, index) => {
    if (!isKernel(spec)) return;
    left += remaining[index];
    all += sizeOf(spec.shape);
  });
  const whole = Math.round(left);
  return (Math.abs(left - whole) < 1e-6 * all ? whole : left) / all;
};

/** Are these fractions of weights of one network equal? Sums of counts are off by far less than one weight. */
export const isAsLarge = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/**
 * The level of a chain that has about as many weights as another one: 0 with all of them.
 * @param remaining P_m by level, from 1 down
 */
export function levelNear(remaining: readonly number[], left: number): number {
  const far = remaining.map((own) => Math.max(own / left, left / own));
  return far.indexOf(Math.min(...far));
}

/** Fractions of weights, from 1 down, with what they lack of others; themselves where they lack nothing. */
export function withSizes(remaining: readonly number[], others: readonly number[]): readonly number[] {
  const more = others.filter((left, at) => ![...remaining, ...others.slice(0, at)].some((one) => isAsLarge(one, left)));
  return more.length === 0 ? remaining : [...remaining, ...more].toSorted((a, b) => b - a);
}

/**
 * When each weight went, where none comes back: one array per ParameterSpec with the level at which it was
 * pruned, 0 while it is left; `null` where the parameter is never pruned.
 */
export type PrunedIn = readonly (Uint8Array | null)[];

/** The masks of a level. @param prunedIn of this level or a later one */
export const masksAt = (prunedIn: PrunedIn, level: number): Masks =>
  prunedIn.map((levels) => {
    if (!levels) return null;
    const mask = new Uint8Array(levels.length);
    for (let at = 0; at < levels.length; at += 1) mask[at] = levels[at] === 0 || levels[at] > level ? 1 : 0;
    return mask;
  });

/**
 * `prunedIn` with this level on the weights that have just gone; null: none has gone before.
 * @throws Error when a weight has come back
 */
export const withLevel = (prunedIn: PrunedIn | null, masks: Masks, level: number): PrunedIn =>
  masks.map((mask, index) => {
    if (!mask) return null;
    const before = prunedIn?.[index] ?? new Uint8Array(mask.length);
    return before.map((at, weight) => {
      if (at > 0 && mask[weight]) throw new Error(`A weight pruned in level ${at} is back in level ${level}.`);
      return at === 0 && !mask[weight] ? level : at;
    });
  });
