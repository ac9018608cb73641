/** Where the ticket is at least as accurate as the full network. */
import { judge } from '../../lottery/guessing';
import type { Quantity, RunResult } from '../../lottery/results';
import { pairedDifference } from '../../lottery/statistics';

/**
 * Mean of ticket − full network per round, paired by trial so that rounds with unfinished trials
 * compare like with like; null where no pair is finished, or none whose full network learned. Round 0
 * is the full network itself.
 */
export function advantageByRound(
  results: readonly RunResult[],
  rounds: number,
  quantity: Exclude<Quantity, 'stopStep'>,
): (number | null)[] {
  const { counting } = judge(results);
  const full = new Map(counting.filter(({ round }) => round === 0).map((result) => [result.trial, result[quantity]]));
  return Array.from({ length: rounds }, (_, round) => {
    if (round === 0) return full.size > 0 ? 0 : null;
    const pairs = counting.flatMap((result) => {
      const other = full.get(result.trial);
      const counts = result.arm === 'ticket' && result.round === round && other !== undefined;
      return counts ? [[result[quantity], other] as const] : [];
    });
    return pairs.length > 0 ? pairedDifference(pairs).mean : null;
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
