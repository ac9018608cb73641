/** What the signs of weights tell: Zhou et al. 2019 find that they matter more than the values. */
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
