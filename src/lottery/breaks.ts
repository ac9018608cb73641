/** Where a ticket breaks. */
import type { Standard } from './metric';
import type { RunResult } from './results';
import type { Comparison } from './statistics';
import { verdictOf } from './verdict';

/**
 * The first round from which on the ticket loses against the full network in every round that is
 * compared; null: it does not in the last, or one trial is not enough to tell.
 * @param comparisons with the full network, by round; null: not compared
 */
export function breakRound(comparisons: readonly (Comparison | null)[]): number | null {
  const kept = comparisons.findLastIndex((comparison) => comparison !== null && comparison !== 'less');
  const first = comparisons.findIndex((comparison, round) => round > kept && comparison === 'less');
  return first < 0 ? null : first;
}

/** The verdict on the ticket by round, 0 … `rounds`; null where there is none. */
export const ticketComparisons = (
  standard: Standard,
  results: readonly RunResult[],
  rounds: number,
): (Comparison | null)[] =>
  Array.from({ length: rounds + 1 }, (_, round) => verdictOf(standard, results, [], round)?.ticket.comparison ?? null);
