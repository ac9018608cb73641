import { useActions } from './lab';
import { useShown } from './shown';

/** What the charts over weights remaining share. */
export function useRounds() {
  const { results, arms, remaining, round, ghost, standard } = useShown();
  const { selectRound } = useActions();
  return { results, standard, arms, remaining, ghost, selectedRound: round, onSelectRound: selectRound };
}
