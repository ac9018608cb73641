import { useMemo } from 'react';
import { lastRound } from '../../lottery/verdict';
import { useActions, useLab } from './lab';
import { toggleFilm, useFilmRuns } from './round-film';
import { useShown } from './shown';
import type { MaskRecord } from '../../recording/recording';

const ALL_LEFT: readonly number[] = [];

/** Weights left per parameter after a round; empty where there is no mask: all are left. */
export const leftAfter = (mask: MaskRecord | null, round: number): readonly number[] =>
  mask?.remaining[Math.min(round, mask.remaining.length - 1)] ?? ALL_LEFT;

/** The ticket's masks of the selected trial; of the first trial that has some while it has none. */
export function useMask(): MaskRecord | null {
  const { recording } = useShown();
  const trial = useLab((state) => state.selection.trial);
  const masks = recording?.masks.filter((mask) => mask.chain === 0) ?? [];
  return masks.find((mask) => mask.trial === trial) ?? masks[0] ?? null;
}

/** What is drawn of the masks of all rounds. */
export function useFilm() {
  const { network, remaining, round, results } = useShown();
  const mask = useMask();
  const { selectRound } = useActions();
  const runs = useFilmRuns();
  // masks are there before a network with them is trained
  const isThere = lastRound(results) > 0;
  const film = useMemo(() => (isThere ? { runs, toggle: toggleFilm } : undefined), [isThere, runs]);
  return { network, remaining, mask, selectedRound: round, onSelectRound: selectRound, film };
}
