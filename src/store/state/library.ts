/** Recorded runs and dropped files. */
import type { Said } from '../../problem';
import type { TicketNotes } from '../../formats/ticket/ticket';
import type { NotKept, TakenFile } from '../../page-worker/run/messages';
import type { Recording } from '../../recording/recording';
import type { RunKey } from '../../lottery/run-key';

/** What there is to say about stored runs and dropped files. */
export type FileNote =
  /** the browser has no room for the run in training */
  | { readonly kind: 'no-room'; readonly bytes: number }
  /** what is trained, or data files, stay only for as long as the page lives */
  | { readonly kind: 'not-kept'; readonly why: NotKept }
  /** old runs left to make room for the new one */
  | { readonly kind: 'made-room'; readonly count: number }
  | { readonly kind: 'imported'; readonly added: number; readonly known: number }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: Said }
  /** a ticket is open, with something to say about its file */
  | { readonly kind: 'ticket'; readonly name: string; readonly notes: TicketNotes };

/** Where the recorded run comes from. */
export type RecordedFrom =
  /** `round`: the one its title speaks of; absent or null: the one that the page chooses */
  | { readonly kind: 'gallery'; readonly id: string; readonly round?: number | null }
  | { readonly kind: 'history'; readonly id: string; readonly name: string }
  | { readonly kind: 'file'; readonly name: string };

/** Most runs in one chart: as many as there are colours with dashes that can be told apart. */
export const MOST_PINNED = 8;

export interface LibraryState {
  /** a run stored with the app, or one that was opened: shown until something is trained here */
  readonly recorded: Recording | null;
  /** null: nothing is recorded */
  readonly recordedFrom: RecordedFrom | null;
  /** runs to compare: "gallery/<id>" or "history/<id>", in the order they were pinned */
  readonly pinned: readonly string[];
  /** what happened to stored runs or dropped files, until it is dismissed */
  readonly fileNote: FileNote | null;
}

export const initialLibrary: LibraryState = { recorded: null, recordedFrom: null, pinned: [], fileNote: null };

export interface LibraryActions {
  /** Shows a recorded run with its experiment; what was trained for another one stays in storage. */
  openRecording(recording: Recording, from: RecordedFrom): void;
  /** pins a run for comparing where there is room, or takes it off again */
  togglePin(run: string): void;
  setPinned(runs: readonly string[]): void;
  noteFile(note: FileNote | null): void;
  /** a file for PyTorch of a run of the shown recording, and the script that reads it */
  exportTicket(id: RunKey): Promise<readonly TakenFile[]>;
  /** opens the experiment of an exported ticket and shows its masks and weights; fails with words for the reader */
  openTicket(file: File): Promise<void>;
}
