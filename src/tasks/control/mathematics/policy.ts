/** What a policy does with its logits, in float64 and by exp and log that have the same bits everywhere. */
import { exp, log } from '../../../lottery/random/maths';

/**
 * log π of each of `actions` actions, whose logits stand from `at` on: finite, however unlikely.
 * @param logs where they are written: making a new array each time took longer than the rest
 */
export function logProbabilities(
  logits: ArrayLike<number>,
  at: number,
  actions: number,
  logs = new Float64Array(actions),
): Float64Array {
  let highest = -Infinity;
  for (let action = 0; action < actions; action += 1) highest = Math.max(highest, logits[at + action]);
  let sum = 0;
  for (let action = 0; action < actions; action += 1) sum += exp(logits[at + action] - highest);
  const total = highest + log(sum);
  for (let action = 0; action < actions; action += 1) logs[action] = logits[at + action] - total;
  return logs;
}

/** The action that a uniform number in (0, 1) falls on. */
export function sampled(logs: Float64Array, uniform: number): number {
  let sum = 0;
  for (let action = 0; action < logs.length - 1; action += 1) {
    sum += exp(logs[action]);
    if (uniform < sum) return action;
  }
  return logs.length - 1; // rounding may leave the sum below 1
}

/** The likeliest action, the first of equal ones. */
export function greedy(logits: ArrayLike<number>, at: number, actions: number): number {
  let best = 0;
  for (let action = 1; action < actions; action += 1) if (logits[at + action] > logits[at + best]) best = action;
  return best;
}
