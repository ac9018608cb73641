/** The note of the recorded run that is open. Its code is no part of the first frame. */
import { part } from '../../fetched/part';
import { DEFAULT_ENTRY } from '../../gallery';
import { isTold } from '../../store/beats';
import { isBehindCurtain } from '../../store/curtain';
import { beatOnScreen } from '../../store/selectors';
import type { RecordedFrom } from '../../store/store';
import { useLab } from '../state/lab';

/** Loaded where a recorded run may be opened next: then it comes with the charts. */
export const RecordedNote = part(
  () => import('./recorded-note'),
  (file) => file.RecordedNote,
);

/** The run that the page shows first needs no introduction. */
const isFirst = (from: RecordedFrom): boolean => from.kind === 'gallery' && from.id === DEFAULT_ENTRY;

export function RecordedNoteSlot() {
  const hasNote = useLab(
    (state) =>
      state.recordedFrom !== null &&
      isTold(beatOnScreen(state)) &&
      !isFirst(state.recordedFrom) &&
      !(state.recorded && isBehindCurtain(state, state.recorded.experiment)),
  );
  return hasNote && <RecordedNote />;
}
