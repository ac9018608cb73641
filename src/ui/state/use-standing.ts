import { useTexts } from '../../texts';
import type { LabState } from '../../store/store';
import { useLabSometimes } from './lab';
import { useReproduced } from './reproduced';
import { standingOf, type Standing } from './standing';
import { standingText } from './standing-text';

/** Between two readings, in ms: steps count faster than anybody reads. */
const EVERY = 200;

const wholeState = (state: LabState): LabState => state;

/** What a person has done is answered at once. */
const isDone = (state: LabState, before: LabState): boolean =>
  state.session.status !== before.session.status || state.experiment !== before.experiment;

/** How things stand, as often as it is worth reading, and in words. */
export function useStanding(): Standing & { readonly text: string } {
  const { t } = useTexts();
  const state = useLabSometimes(wholeState, EVERY, isDone);
  const reproduced = useReproduced();
  const { experiment, session, lasts } = state;
  const standing = standingOf(state);
  return {
    ...standing,
    text: standingText(t, standing, { experiment, progress: session.progress, lasts, reproduced }),
  };
}
