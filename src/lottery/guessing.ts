/**
 * Which trials count. A full network that did not learn says nothing about tickets, so its trial is
 * left out of every comparison (SCIENCE §4).
 */
import type { RunResult } from './run-result';

interface Judged {
  /** what comparisons use: the results of trials whose full network learned, or is not finished yet */
  readonly counting: readonly RunResult[];
  /** the trials left out, ascending: their full network is finished and did not learn */
  readonly leftOut: readonly number[];
  /** full networks are finished and none has learned: nothing can be compared */
  readonly nothingLearned: boolean;
}

/** The one place that says which trials count. */
export function judge(results: readonly RunResult[]): Judged {
  const full = results.filter(({ level }) => level === 0);
  const leftOut = full
    .filter(({ guessing }) => guessing)
    .map(({ trial }) => trial)
    .toSorted((a, b) => a - b);
  return {
    counting: leftOut.length > 0 ? results.filter(({ trial }) => !leftOut.includes(trial)) : results,
    leftOut,
    nothingLearned: full.length > 0 && leftOut.length === full.length,
  };
}

/** What curves and means show: the trials that count, or all of them while none does. */
export function worthShowing(results: readonly RunResult[]): readonly RunResult[] {
  const { counting, nothingLearned } = judge(results);
  return nothingLearned ? results : counting;
}
