/** What a beat of the story shows. */
import type { Beat } from '../experiment/view-link';
import type { RunResult } from '../lottery/results';

/** The round that a beat shows; null: the one the page chooses. */
export const roundOfBeat: Readonly<Record<Beat, number | null>> = { train: 0, prune: 1, win: null };

/** Has the story come to what tickets are worth? Before its last beat nothing on the page gives that away. */
export const isTold = (beat: Beat | null): boolean => beat === null || beat === 'win';

/** Of the results what a beat tells: before the last one those of the full network. */
export const toldBy = (beat: Beat | null, results: readonly RunResult[]): readonly RunResult[] =>
  isTold(beat) ? results : results.filter(({ level }) => level === 0);
