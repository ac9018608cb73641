/** The rounds one after another, as a film: a look at what is there, nothing is trained by it. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lastRound } from '../../lottery/verdict';
import { useLabContext } from './lab';
import { useShown } from './shown';

/** A round is long enough to read its number and see what has changed, in ms. */
const EVERY = 900;

// of the screen alone
const film = createStore<{ readonly runs: boolean }>(() => ({ runs: false }));

export const useFilmRuns = (): boolean => useStore(film, ({ runs }) => runs);
export const toggleFilm = (): void => film.setState(({ runs }) => ({ runs: !runs }));
const endFilm = (): void => film.setState({ runs: false });

interface Screen {
  /** the one to go on from */
  readonly round: number;
  /** of those that are trained */
  readonly last: () => number;
  /** chosen by hand or by the film; null: by the page */
  readonly chosen: () => number | null;
  readonly select: (round: number) => void;
  readonly end: () => void;
}

/**
 * From the round on screen, or from the first where that is the last; it ends there, and where somebody chooses another.
 * Without a round to go to it ends before it has chosen one.
 */
export function runRounds({ round, last, chosen, select, end }: Screen): () => void {
  if (last() === 0) {
    end();
    return () => {};
  }
  let at = round >= last() ? 0 : round + 1;
  select(at);
  const timer = setInterval(() => {
    if (chosen() !== at || at >= last()) {
      clearInterval(timer);
      return end();
    }
    at += 1;
    select(at);
  }, EVERY);
  return () => clearInterval(timer);
}

/** Runs the film while it is wanted; draws nothing. */
export function RoundFilm(): null {
  const { store, actions } = useLabContext();
  const runs = useFilmRuns();
  const { round, results } = useShown();
  const now = useRef({ round, last: 0 });
  useEffect(() => {
    now.current = { round, last: lastRound(results) };
  });
  useEffect(() => {
    if (!runs) return undefined;
    return runRounds({
      round: now.current.round,
      last: () => now.current.last,
      chosen: () => store.getState().selection.round,
      select: actions.selectRound,
      end: endFilm,
    });
  }, [runs, store, actions]);
  return null;
}
