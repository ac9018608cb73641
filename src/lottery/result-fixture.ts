/** Results as finished runs have them, for tests. */
import type { RunResult } from './run-result';

/** A run with one score everywhere, its early stop at step 100, but for the changes. */
export const resultWith = (
  trial: number,
  round: number,
  score: number,
  changes: Partial<RunResult> = {},
): RunResult => ({
  trial,
  round,
  arm: round === 0 ? 'full' : 'ticket',
  testAtStop: score,
  validationAtStop: score,
  trainAtStop: score,
  testAtEnd: score,
  trainAtEnd: score,
  stopStep: 100,
  censored: false,
  diverged: false,
  guessing: false,
  ...changes,
});
