/** Messages between the page and the worker that keeps whole runs. */
import type { Said } from '../../problem';
import type { Recording } from '../../recording/recording';
import type { ListedRun } from '../../formats/summary';

export type HistoryAsk =
  | { readonly kind: 'list' }
  /** does the browser keep runs, or are they gone with the page? */
  | { readonly kind: 'lasts' }
  /** `protect`: runs that must not leave to make room */
  | {
      readonly kind: 'keep';
      readonly recording: Recording;
      readonly id: string;
      readonly when: number;
      readonly protect: readonly string[];
    }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'label'; readonly id: string; readonly name: string; readonly note: string }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** `ids` null: all */
  | { readonly kind: 'export'; readonly ids: readonly string[] | null }
  | { readonly kind: 'import'; readonly file: Blob }
  /** a recording in a file, without keeping it */
  | { readonly kind: 'read'; readonly file: Blob };

export type HistoryKind = HistoryAsk['kind'];

export interface HistoryAnswer {
  readonly list: readonly ListedRun[];
  readonly lasts: boolean;
  /** under which id, and how many old runs left to make room */
  readonly keep: { readonly id: string; readonly left: number };
  readonly open: Recording;
  readonly label: null;
  readonly remove: null;
  /** `leftOut`: damaged runs, which nobody could import */
  readonly export: { readonly file: Blob; readonly leftOut: number };
  readonly import: { readonly added: number; readonly known: number };
  readonly read: Recording;
}

export interface HistoryRequest {
  readonly request: number;
  readonly ask: HistoryAsk;
}

/** The browser has taken away what was kept (site data cleared): what the page still has can be kept anew. */
export interface HistoryLost {
  readonly lost: true;
}

export type HistoryReply =
  | { readonly request: number; readonly answer: HistoryAnswer[HistoryKind] }
  /** `noRoom`: bytes that did not fit */
  | { readonly request: number; readonly error: Said; readonly noRoom: number | null };
