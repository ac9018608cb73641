import { useActions } from './lab';
import { useShown } from './shown';

/** What the charts over weights remaining share. */
export function useRounds() {
  const { results, arms, remaining, round, ghost } = useShown();
  const { selectRound } = useActions();
  return { results, arms, remaining, ghost, selectedRound: round, onSelectRound: selectRound };
}
