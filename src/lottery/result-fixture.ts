/** Results as finished runs have them, for tests. */
import { ticketKey } from './run-key';
import type { RunResult } from './run-result';

/** A run with one score everywhere, its early stop at step 100, half the weights pruned per level, but for the changes. */
export const resultWith = (
  trial: number,
  level: number,
  score: number,
  changes: Partial<RunResult> = {},
): RunResult => ({
  ...ticketKey(trial, level),
  remaining: 0.5 ** level,
  testAtStop: score,
  validationAtStop: score,
  trainAtStop: score,
  testAtEnd: score,
  trainAtEnd: score,
  stopStep: 100,
  censored: false,
  matchStep: 100,
  unmatched: false,
  diverged: false,
  guessing: false,
  ...changes,
});
