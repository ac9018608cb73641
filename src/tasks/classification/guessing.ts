/** Has a classifier learned anything? */
import type { Guessing } from '../../lottery/metric';

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

/**
 * No better than always answering the most frequent class.
 * @param mostFrequent its share among the validation examples, 0 … 1
 */
export const guessing = (mostFrequent: number, exact: boolean, examples: number): Guessing => ({
  floor: mostFrequent,
  exact,
  isGuessing: (accuracy) => !(wilsonLow(accuracy, examples) > mostFrequent),
});

/** Share of the most frequent class, 0 … 1. @param labels [count ≥ 1] class numbers */
export function mostFrequentShare(labels: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values()) / labels.length;
}
