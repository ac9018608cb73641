import { useActions, useLab } from '../state/lab';
import { useShown } from '../state/shown';
import { lectureNow, move, type LectureNow } from '../panels/slides';
import type { Move } from '../state/shortcuts';

/** Where the lecture stands, and a way on. */
export function useLecture(): LectureNow & { go(to: Move): void } {
  const view = useLab((state) => state.view);
  const prediction = useLab((state) => state.prediction);
  const shown = useShown();
  const actions = useActions();
  const now = lectureNow({ view, prediction }, shown, shown.results.length > 0);
  return { ...now, go: (to) => move(to, now, actions) };
}
