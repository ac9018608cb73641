/** What a beat of the story shows. */
import type { Beat } from '../experiment/view-link';

/** The round that a beat shows; null: the one the page chooses. */
export const roundOfBeat: Readonly<Record<Beat, number | null>> = { train: 0, prune: 1, win: null };
