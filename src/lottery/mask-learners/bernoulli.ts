import type { MaskLearner } from '.';
import { sizeOf } from '../parameters';
import { expInPlace, log } from '../random/maths';

/**
 * Supermasks by chance (Zhou et al. 2019, §5.2): a weight is on with chance σ(s), drawn anew in every step. Published, all
 * begin at ½; here at the share that is to be left, which is ½ where half of them are. What is measured is no draw: the
 * likeliest weights, as many as are to be left.
 */
const bernoulli: MaskLearner = {
  id: 'bernoulli',
  version: 1,
  published: { rates: { momentum: 100, adam: 0.05 }, weightDecay: 0, schedule: 'constant' },
  start({ shape }, kept) {
    const size = sizeOf(shape);
    // a kernel with all of its weights, or with none, has no finite score: half a weight less, or more
    const share = Math.min(size - 0.5, Math.max(0.5, kept)) / size;
    return new Float32Array(size).fill(log(share / (1 - share)));
  },
  chances(scores, into) {
    for (let at = 0; at < into.length; at += 1) into[at] = -scores[at];
    expInPlace(into);
    for (let at = 0; at < into.length; at += 1) into[at] = 1 / (1 + into[at]);
  },
  // dynamic weight rescaling
  scale: (on, size) => size / on,
  throughScores(slopes, _scores, chances) {
    if (chances === null) throw new Error('Slopes of chances need the chances.');
    for (let at = 0; at < slopes.length; at += 1) slopes[at] *= chances[at] * (1 - chances[at]);
  },
};

export default bernoulli;
