/** What the signs of weights tell: Zhou et al. 2019 find that they matter more than the values. */
import type { Masks } from './masks';
import type { Weights } from './parameters';
import type { RandomStream } from './random/stream';

/** Far below what tells trained weights apart. */
const NEXT_TO_NOTHING = 1e-12;

/**
 * Scores of the weights whose sign is as wanted; the others have 0, as in the authors' code: for scores of growth, that
 * is more than a weight has that shrank. They are many, so which of them goes first is left to chance.
 * @param isSame is the wanted sign at the end that of the start, or the other one?
 */
export const scoredBySign = (
  scores: Float32Array,
  {
    theta0,
    thetaT,
    random,
  }: { readonly theta0: Float32Array; readonly thetaT: Float32Array; readonly random: RandomStream },
  isSame: boolean,
): Float32Array =>
  scores.map((score, at) => {
    const chance = random.uniform();
    return (Math.sign(theta0[at]) === Math.sign(thetaT[at])) === isSame ? score : -NEXT_TO_NOTHING * chance;
  });

/** A layer's weights with their signs alone: all as large as their standard deviation (Zhou et al. 2019, "signed constant"). */
function signedConstants(values: Float32Array): Float32Array {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
  return values.map((value) => Math.sign(value) * deviation);
}

/** The size of one weight with the sign of another. */
export const withSigns = (sizes: Float32Array, signs: Float32Array): Float32Array =>
  sizes.map((size, at) => Math.abs(size) * Math.sign(signs[at]));

/** Signed constants where weights may be pruned; biases and others stay. */
export const signedConstantsOf = (weights: Weights, masks: Masks): Weights =>
  weights.map((values, at) => (masks[at] ? signedConstants(values) : values));
