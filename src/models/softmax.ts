import { exp } from '../lottery/random/maths';

/** Class probabilities from the logits of one example. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  let largest = -Infinity;
  for (let at = 0; at < logits.length; at += 1) largest = Math.max(largest, logits[at]);
  const exponentials = Float64Array.from(logits, (logit) => exp(logit - largest));
  const sum = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((value) => value / sum);
}
