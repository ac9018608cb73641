/** Who is here for the first time: told the story, and once it is over, shown a hint; both for good. */
import { asksNothing } from '../../experiment/view-link';
import { roundOfBeat } from '../../store/beats';
import { beatOnScreen } from '../../store/selectors';
import type { LabStore } from '../../store/store';

const KEYS = { story: 'ticket-lab-story', hint: 'ticket-lab-hint' } as const;
type Once = keyof typeof KEYS;

export function wasSeen(what: Once): boolean {
  try {
    return localStorage.getItem(KEYS[what]) !== null;
  } catch {
    return true; // what cannot be remembered would come back at every visit
  }
}

export function remember(what: Once): void {
  try {
    localStorage.setItem(KEYS[what], 'seen');
  } catch {
    // seen again until the page is closed
  }
}

/**
 * Begins the story before the first frame, unless a link asks for something else. Whoever has heard it to its end
 * needs no hint; who skipped it gets one.
 */
export function welcome(store: LabStore, link: string): void {
  if (asksNothing(link) && !wasSeen('story') && !wasSeen('hint')) {
    store.setState(({ view }) => ({ view: { ...view, story: 'train' } }));
  }
  beginAtBeat(store);
  store.subscribe(({ view }, { view: before }) => {
    if (before.story === null || view.story !== null) return;
    remember('story');
    if (before.story === 'win') remember('hint');
  });
}

/** What the beat of an address shows; a link may ask for a round of its own. */
export function beginAtBeat(store: LabStore): void {
  const story = beatOnScreen(store.getState());
  if (!story) return;
  store.setState(({ view, selection }) => ({
    view: { ...view, pruningOpen: story === 'prune' },
    selection: { ...selection, round: selection.round ?? roundOfBeat[story] },
  }));
}
