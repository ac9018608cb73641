/** What a policy does with its logits, in float64 and by exp and log that have the same bits everywhere. */
import { exp, expInPlace, log } from '../../../lottery/random/maths';

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
  const highest = highestOf(logits, at, actions);
  let sum = 0;
  for (let action = 0; action < actions; action += 1) sum += exp(logits[at + action] - highest);
  const total = highest + log(sum);
  for (let action = 0; action < actions; action += 1) logs[action] = logits[at + action] - total;
  return logs;
}

/**
 * The same of many rows at once, to the same bits and in less time.
 * @param outputs [rows, actions + 1]: logits, then V
 * @param logs [rows, actions], where they are written
 */
export function logProbabilitiesOfAll(outputs: ArrayLike<number>, actions: number, logs: Float64Array): void {
  const rows = logs.length / actions;
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * (actions + 1), row * actions];
    const most = highestOf(outputs, from, actions);
    for (let action = 0; action < actions; action += 1) logs[to + action] = outputs[from + action] - most;
  }
  expInPlace(logs);
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * (actions + 1), row * actions];
    let sum = 0;
    for (let action = 0; action < actions; action += 1) sum += logs[to + action];
    const total = highestOf(outputs, from, actions) + log(sum);
    for (let action = 0; action < actions; action += 1) logs[to + action] = outputs[from + action] - total;
  }
}

function highestOf(logits: ArrayLike<number>, at: number, actions: number): number {
  let highest = -Infinity;
  for (let action = 0; action < actions; action += 1) highest = Math.max(highest, logits[at + action]);
  return highest;
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
