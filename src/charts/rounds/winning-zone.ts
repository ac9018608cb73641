/** Where the ticket is at least as good as the full network, in px. */
import { asGoodStretches } from '../../lottery/advantage';

export interface Zone {
  readonly left: number;
  readonly right: number;
}

/**
 * Stretches of px in which the advantage, joined by straight lines between the rounds, is not
 * negative. A stretch needs at least one pruned round.
 */
export function winningZones(advantage: readonly (number | null)[], byRound: readonly number[]): Zone[] {
  const crossing = (from: number, to: number): number => {
    const [a, b] = [advantage[from], advantage[to]];
    if (a === null || b === null || a === undefined || b === undefined) return byRound[from];
    return byRound[from] + ((byRound[to] - byRound[from]) * a) / (a - b);
  };
  return asGoodStretches(advantage).map(({ first, last }) => ({
    left: first === 1 ? byRound[0] : crossing(first, first - 1),
    right: last + 1 < advantage.length ? crossing(last, last + 1) : byRound[last],
  }));
}
