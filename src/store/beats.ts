/** What a beat of the story shows. */
import type { Beat } from '../experiment/view-link';
import type { Recording } from '../recording/recording';

/** The round that a beat shows; null: the one the page chooses. */
export const roundOfBeat: Readonly<Record<Beat, number | null>> = { train: 0, prune: 1, win: null };

/** Has the story come to what tickets are worth? Before its last beat nothing on the page gives that away. */
export const isTold = (beat: Beat | null): boolean => beat === null || beat === 'win';

/** Of a recording what a beat tells: before the last one the runs of the full network. */
export const toldBy = (beat: Beat | null, recording: Recording): Recording =>
  isTold(beat) ? recording : { ...recording, runs: recording.runs.filter(({ id }) => id.level === 0) };
