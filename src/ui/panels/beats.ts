/** The beats of the story above the page, and where its keys lead. */
import { BEATS, type Beat } from '../../experiment/view-link';
import { roundOfBeat } from '../../store/beats';
import type { LabActions } from '../../store/store';

/** Goes to a beat: what it shows stays until the next, unless the reader shows something else. */
export function showBeat(story: Beat, { setView, selectRound }: LabActions): void {
  setView({ story, lesson: null, pruningOpen: story === 'prune' });
  selectRound(roundOfBeat[story]);
}

/** One beat on or back; after the last one the story is told. */
export function moveBeat(beat: Beat, by: 1 | -1, actions: LabActions): void {
  const next = BEATS.at(Math.max(0, BEATS.indexOf(beat) + by));
  if (by > 0 && beat === BEATS.at(-1)) endStory(actions);
  else if (next) showBeat(next, actions);
}

/** The page, or the lecture from its beginning, as it is without a story; a round that the reader chose stays. */
export const endStory = ({ setView }: LabActions): void => setView({ story: null, slide: null });
