/** What every slice works with; a slice gives actions that change its part of the state. */
import type { Experiment } from '../../experiment/schema';
import type { Ticket } from '../../formats/ticket/ticket';
import type { LabCalls, LabError, LabMessage, Recalled } from '../../page-worker/run/messages';
import type { Recording } from '../../recording/recording';
import type { LabActions, LabStore, RecordedFrom } from '../store';

/** What the page's start does besides what a person can do. */
export interface LabDriver extends LabActions {
  /** a message of the coordinator */
  receive(message: LabMessage): void;
  /** the coordinator was replaced: what it was doing is asked for again */
  replaced(): void;
  /** there is no coordinator any more; whatever is asked next tries to start one */
  lost(error: LabError): void;
  /** the address has changed: a link was opened; or Back, which undoes settings but not the view */
  readAddress(hash: string, part?: 'all' | 'experiment'): void;
  /** asks for examples of the data set */
  preview(): void;
  /** what is stored of the experiment, null: nothing; starts and shows nothing */
  recall(): Promise<Recalled | null>;
  /** nobody has seen what was recalled: other settings came first */
  dropRecalled(): void;
  /** what was recalled of the experiment comes to the front, as if it had been trained by this page */
  showRecalled(recalled: Recalled): void;
  /** the run stored with the app has arrived */
  showRecorded(recording: Recording, from: RecordedFrom): void;
}

/** What slices do for each other. */
export interface Slices extends LabDriver {
  /** Takes an experiment over from form or address. */
  use(experiment: Experiment): void;
  /** writes experiment and view into the address */
  showAddress(mode: 'push' | 'replace'): void;
  /** @returns the session's number */
  start(fresh?: boolean): number;
  /** what was in training goes on with the settings there are now, or is said no more */
  follow(): void;
  /** These settings come next: what is left behind before its end is remembered. */
  leave(next: Experiment): void;
  /** where anything has begun: stops it without forgetting what was trained */
  halt(): void;
  hear(status: Extract<LabMessage, { kind: 'status' }>): void;
  /** Weights belong to the recording in front: forgotten when another one comes there. */
  inFront(change: () => void): void;
  /** asks for the selected weights */
  inspect(): void;
  /** another lesson is open, or none: nothing is seen before it has said what it asks */
  awaitLesson(): void;
  /** weights of this recording come from the file it was opened from */
  useTicket(recording: Recording, ticket: Ticket): void;
  /** examples that were asked for will not come */
  missPreview(error: LabError): void;
}

export interface SliceParts {
  readonly get: LabStore['getState'];
  readonly set: LabStore['setState'];
  readonly lab: LabCalls;
  readonly address: (hash: string, mode: 'push' | 'replace') => void;
  readonly go: (by: -1 | 1) => void;
  /** all slices, once they are made */
  readonly slices: () => Slices;
}

/** A coordinator that dies is asked anew, or missed, as a whole: no such call is missed by itself. */
export const unwatched = (call: Promise<void>): void => void call.catch(() => undefined);
