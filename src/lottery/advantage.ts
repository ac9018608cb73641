/** By how much the ticket is better than the full network, and down to where it is. */
import { judge } from './guessing';
import { gain, type Metric, type Standard } from './metric';
import { pairsOf } from './pairs';
import { armOf, full, ticket } from './run-key';
import type { RunResult, Score } from './results';
import { pairedDifference } from './statistics';

/** Shares are whole numbers of examples; sums of them as fractions are off by less than this. */
export const ROUNDING = 1e-9;

/**
 * Mean by which the ticket of a round is better, paired by trial so that rounds with unfinished trials compare like with
 * like; null where no pair is finished, or none whose full network learned.
 */
export function advantageAt(metric: Metric, results: readonly RunResult[], round: number, score: Score): number | null {
  const pairs = pairsOf(results, [ticket, full], round).map(([own, whole]) => [own[score], whole[score]] as const);
  if (pairs.length === 0) return null;
  const mean = gain(metric, pairedDifference(pairs).mean);
  return Math.abs(mean) < ROUNDING ? 0 : mean;
}

/**
 * The round with the fewest weights whose ticket is on average at least as good as the full network. On validation it
 * *chooses*, on test data it is what charts show: the two need not agree. `null`: no such round, or no full network that
 * learned.
 */
export function smallestAsGood(
  { judge: metric }: Standard,
  results: readonly RunResult[],
  score: Score,
): number | null {
  const rounds = results.filter((result) => armOf(result) === ticket).map(({ level }) => level);
  const asGood = [...new Set(rounds)].filter((round) => (advantageAt(metric, results, round, score) ?? -1) >= 0);
  return asGood.length > 0 ? Math.max(...asGood) : null;
}

/** Mean by which the ticket is better, per round; round 0 is the full network itself. null: nothing to compare. */
export function advantageByRound(
  metric: Metric,
  results: readonly RunResult[],
  rounds: number,
  score: Score,
): (number | null)[] {
  const hasFull = judge(results).counting.some(({ level: round }) => round === 0);
  return Array.from({ length: rounds }, (_, round) => {
    if (round === 0) return hasFull ? 0 : null;
    return advantageAt(metric, results, round, score);
  });
}

/** Rounds without a gap, both ends among them. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Where the ticket is on average at least as good as the full network: what charts shade, and sentences name. */
export function asGoodStretches(advantage: readonly (number | null)[]): Stretch[] {
  const stretches: Stretch[] = [];
  advantage.forEach((value, round) => {
    if (round === 0 || value === null || value < 0) return;
    const before = stretches.at(-1);
    if (before?.last === round - 1) stretches[stretches.length - 1] = { ...before, last: round };
    else stretches.push({ first: round, last: round });
  });
  return stretches;
}
