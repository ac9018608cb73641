/** Has a model of a language learned more than how frequent its characters are? */
import { log } from '../../lottery/random/maths';
import type { Guessing } from '../../lottery/metric';

/** Less than a third of the way says nothing about tickets. */
const LEARNED = 1 / 3;
/** Quantile of the standard normal distribution: 95 % lie below. */
const Z = 1.6448536269514722;

/**
 * Most that the bits of one character may spread, as a standard deviation, whatever their frequencies (Reeb & Wolf 2015,
 * "Tight bound on relative entropy by entropy difference": variance ≤ ¼ ln²(k − 1) + 1 in nats²).
 */
const spreadOf = (kinds: number): number => Math.sqrt(log(Math.max(2, kinds) - 1) ** 2 / 4 + 1) / Math.LN2;

interface Known {
  /** bits per character of who knows nothing but frequencies */
  readonly failure: number;
  /** bits per character of the source; null: not known */
  readonly ideal: number | null;
  readonly kinds: number;
  /** windows that validate; characters of one are not independent, so it counts as one of them */
  readonly windows: number;
  /** are both numbers those of the text, and no guess? */
  readonly exact: boolean;
}

/**
 * A third of the way from failure to the source, where that is known; else significantly fewer bits than frequencies leave.
 */
export function guessing({ failure, ideal, kinds, windows, exact }: Known): Guessing {
  const floor =
    ideal === null
      ? Math.max(0, failure - (Z * spreadOf(kinds)) / Math.sqrt(windows))
      : failure + LEARNED * (ideal - failure);
  return {
    floor,
    exact,
    ...(ideal === null && { against: 'failure' }),
    isGuessing: (bits) => !(bits <= floor),
  };
}
