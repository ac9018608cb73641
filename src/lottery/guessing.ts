/**
 * Which trials count. A full network that did not learn says nothing about tickets, so its trial is
 * left out of every comparison (SCIENCE §4).
 */
import type { RunResult } from './run-result';

/** What can be had without learning anything from the inputs. */
export interface Guessing {
  /** accuracy of a random answer, 1 / classes */
  readonly chance: number;
  /** accuracy of always answering the most frequent class of the validation examples, 0 … 1 */
  readonly mostFrequent: number;
  /** is `mostFrequent` known, or only the least that it can be? */
  readonly exact: boolean;
  /** validation examples that accuracies are measured on */
  readonly examples: number;
}

/** Quantile of the standard normal distribution: 95 % lie below. */
const Z = 1.6448536269514722;

/**
 * Lower end of Wilson's one-sided 95 % interval of an accuracy (Wilson 1927, "Probable inference, the
 * law of succession, and statistical inference").
 * @param accuracy right answers / examples, 0 … 1
 */
export function wilsonLow(accuracy: number, examples: number): number {
  const square = Z ** 2 / examples;
  const spread = Math.sqrt((accuracy * (1 - accuracy)) / examples + (Z / (2 * examples)) ** 2);
  return (accuracy + square / 2 - Z * spread) / (1 + square);
}

/** Is an accuracy on the validation examples no better than guessing, as far as they can tell? */
export const isGuessing = (accuracy: number, { mostFrequent, examples }: Guessing): boolean =>
  !(wilsonLow(accuracy, examples) > mostFrequent);

/** Share of the most frequent class, 0 … 1. @param labels [count ≥ 1] class numbers */
export function mostFrequentShare(labels: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values()) / labels.length;
}

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
  const full = results.filter(({ round }) => round === 0);
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
