/** Where the ticket is at least as good as the full network. */
import { advantageAt } from '../../lottery/advantage';
import { judge } from '../../lottery/guessing';
import type { Metric } from '../../lottery/metric';
import type { RunResult, Score } from '../../lottery/results';

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

export interface Zone {
  readonly left: number;
  readonly right: number;
}

/**
 * Stretches of px in which the advantage, joined by straight lines between the rounds, is not
 * negative. A stretch needs at least one pruned round.
 */
export function winningZones(advantage: readonly (number | null)[], byRound: readonly number[]): Zone[] {
  const zones: Zone[] = [];
  const crossing = (from: number, to: number): number => {
    const [a, b] = [advantage[from], advantage[to]];
    if (a === null || b === null || a === undefined || b === undefined) return byRound[from];
    return byRound[from] + ((byRound[to] - byRound[from]) * a) / (a - b);
  };
  const wins = (round: number): boolean => {
    const value = advantage[round];
    return round > 0 && value !== null && value !== undefined && value >= 0;
  };
  for (let round = 1; round < advantage.length; round += 1) {
    if (!wins(round)) continue;
    const start = round;
    while (wins(round + 1)) round += 1;
    const before = start === 1 ? byRound[0] : crossing(start, start - 1);
    const after = round + 1 < advantage.length ? crossing(round, round + 1) : byRound[round];
    zones.push({ left: before, right: after });
  }
  return zones;
}
