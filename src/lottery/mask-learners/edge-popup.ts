import type { MaskLearner } from '.';
import { sizeOf } from '../parameters';

/**
 * Edge-popup (Ramanujan et al. 2020): in each layer the weights with the largest |s| are on. The authors' code scores by |s|
 * and derives through it, so that a place whose score is negative moves the other way.
 */
const edgePopup: MaskLearner = {
  id: 'edge-popup',
  version: 1,
  published: { rates: { momentum: 0.1, adam: 0.01 }, weightDecay: 1e-4, schedule: 'cosine' },
  // Kaiming uniform with a = √5: variance 1 / (3 fan_in). Fans are those of the kernel, [in, out] or [height, width, in, out]
  start({ shape }, random) {
    const bound = 1 / Math.sqrt(sizeOf(shape.slice(0, -1)));
    const scores = new Float32Array(sizeOf(shape));
    for (let at = 0; at < scores.length; at += 1) scores[at] = bound * (2 * random.uniform() - 1);
    return scores;
  },
  strengths(scores, into) {
    for (let at = 0; at < scores.length; at += 1) into[at] = Math.abs(scores[at]);
  },
  // as many inputs fewer: the variance of a unit stays with weights of √(2 / (fan_in · k))
  scale: (on, size) => Math.sqrt(size / on),
  throughScores(slopes, scores) {
    for (let at = 0; at < slopes.length; at += 1) if (scores[at] < 0) slopes[at] = -slopes[at];
  },
};

export default edgePopup;
