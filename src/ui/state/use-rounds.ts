import { useActions } from './lab';
import { useShown } from './shown';

/** What the charts over weights remaining share. */
export function useRounds() {
  const { results, arms, remaining, stops, round, ghost, standard } = useShown();
  const { selectRound } = useActions();
  return { results, standard, arms, remaining, stops, ghost, selectedRound: round, onSelectRound: selectRound };
}
