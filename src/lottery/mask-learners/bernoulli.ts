import type { MaskLearner } from '.';
import { sizeOf } from '../parameters';
import { exp, expInPlace } from '../random/maths';

/** The share of a run in which the weights that are on become as many as are to be left. */
const ON_THE_WAY = 0.5;
/** The farthest that a step moves all scores. */
const FARTHEST = 2;

/**
 * Supermasks by chance (Zhou et al. 2019, §5.2): a weight is on with chance σ(s), drawn anew in every step. All begin at
 * ½, as published. How many are on is trained there and stays near ½; here a round says how many are left, so all scores of
 * a kernel are moved by one number per step, which keeps their order, until as many are to be expected: from ½ to that
 * share in the first half of a run, and as many in the rest (a budget that is come to step by step: Zhou, Zhang et al.
 * 2021, "Effective sparsification of neural networks with global sparsity constraint"). What is measured is no draw: the
 * likeliest weights, as many as are to be left. Left to themselves, a third of the weights stayed on where a tenth was to
 * be left, and what was measured had never been trained.
 */
const bernoulli: MaskLearner = {
  id: 'bernoulli',
  version: 2,
  published: { rates: { momentum: 100, adam: 0.05 }, weightDecay: 0, schedule: 'constant' },
  start: ({ shape }) => new Float32Array(sizeOf(shape)),
  chances(scores, into) {
    for (let at = 0; at < into.length; at += 1) into[at] = -scores[at];
    expInPlace(into);
    for (let at = 0; at < into.length; at += 1) into[at] = 1 / (1 + into[at]);
  },
  // Newton's step for Σ σ(s + by) = wanted
  balance(chances, kept, through) {
    const size = chances.length;
    const wanted = size / 2 + (kept - size / 2) * Math.min(1, through / ON_THE_WAY);
    let sum = 0;
    let slope = 0;
    for (const chance of chances) {
      sum += chance;
      slope += chance * (1 - chance);
    }
    // where chances are all near 0 or 1, as where a kernel keeps all of its weights, there is next to no slope
    const by = Math.min(FARTHEST, Math.max(-FARTHEST, (wanted - sum) / Math.max(slope, size / 1000)));
    const odds = exp(by);
    for (let at = 0; at < size; at += 1) chances[at] *= odds / (1 + chances[at] * (odds - 1));
    return by;
  },
  // dynamic weight rescaling
  scale: (on, size) => size / on,
  throughScores(slopes, _scores, chances) {
    if (chances === null) throw new Error('Slopes of chances need the chances.');
    for (let at = 0; at < slopes.length; at += 1) slopes[at] *= chances[at] * (1 - chances[at]);
  },
};

export default bernoulli;
