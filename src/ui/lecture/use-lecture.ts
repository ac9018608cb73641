import { useShallow } from 'zustand/react/shallow';
import { useActions, useLab } from '../state/lab';
import { useShown } from '../state/shown';
import { guessState, lectureNow, move, type LectureNow } from '../panels/slides';
import type { Move } from '../state/shortcuts';

/** Where the lecture stands, and a way on. */
export function useLecture(): LectureNow & { go(to: Move): void } {
  const view = useLab((state) => state.view);
  const prediction = useLab((state) => state.prediction);
  const guess = useLab(useShallow(guessState));
  const shown = useShown();
  const actions = useActions();
  const now = lectureNow({ view, prediction }, shown, guess);
  return { ...now, go: (to) => move(to, now, actions) };
}
