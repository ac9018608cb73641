/**
 * Between the lecture and its presenter's window: a BroadcastChannel of this origin, named by an id
 * that the tab keeps over a reload. The window is this page at `#presenter=ID`.
 */
import { BEATS, type Beat } from '../../experiment/view-link';
import type { SessionStatus } from '../../page-worker/run/messages';
import type { Action } from './standing';

/** What the presenter sees; texts are in the language of the lecture. */
export interface LectureState {
  readonly kind: 'state';
  /** null: everything is hidden */
  readonly slide: string | null;
  readonly next: string | null;
  /** of the story above it */
  readonly story: Beat | null;
  readonly at: number;
  readonly of: number;
  /** the next step reveals the guess */
  readonly reveals: boolean;
  readonly black: boolean;
  readonly status: SessionStatus;
  /** what Play does */
  readonly action: Action | null;
  readonly canReset: boolean;
  /** where the training stands, in words */
  readonly progress: string;
  readonly verdict: string;
  /** what networks are judged by: things may be asked and noted in its words */
  readonly metric: string;
  /** weights remaining at the selected round, as text */
  readonly left: string;
  readonly round: number;
  readonly rounds: number;
  /** ms since 1970 */
  readonly startedAt: number;
  readonly language: string;
}

/** What the lecture says: its state, or that it is closed. */
export type FromLecture = LectureState | { readonly kind: 'closed' };

/** What a presenter can make the lecture do. */
export const COMMANDS = [
  'play',
  'play-or-hold',
  'step',
  'reset',
  'previous',
  'next',
  'next-thing',
  'previous-thing',
  'first-thing',
  'last-thing',
  'black',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What the presenter's window says: that it is there, or what to do. */
export type FromPresenter = { readonly kind: 'hello' } | { readonly kind: 'do'; readonly action: Command };

export const channelName = (id: string): string => `ticket-lab-presenter-${id}`;
export const presenterHash = (id: string): string => `#presenter=${id}`;

/** The channel's id in a presenter's address; null in every other. */
export const channelOf = (hash: string): string | null => /^#presenter=([a-z0-9]{1,20})$/.exec(hash)?.[1] ?? null;

export const isCommand = (action: string): action is Command => COMMANDS.some((known) => known === action);

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** A message of the presenter's window; null for anything else. Another version may be open there. */
export function readFromPresenter(message: unknown): FromPresenter | null {
  if (!has(message, 'kind')) return null;
  if (message.kind === 'hello') return { kind: 'hello' };
  if (message.kind !== 'do' || !has(message, 'action')) return null;
  const { action } = message;
  return typeof action === 'string' && isCommand(action) ? { kind: 'do', action } : null;
}

/**
 * A message of the lecture; null for anything that this version does not understand.
 * @param panels ids of those there are
 */
export function readFromLecture(message: unknown, panels: readonly string[]): FromLecture | null {
  if (!has(message, 'kind')) return null;
  if (message.kind === 'closed') return { kind: 'closed' };
  if (message.kind !== 'state') return null;
  const { kind, ...rest } = message as Record<string, unknown>;
  const isPanel = (id: unknown): boolean => id === null || panels.some((known) => known === id);
  const isBeat = (id: unknown): boolean => id === null || BEATS.some((known) => known === id);
  const texts = ['status', 'progress', 'verdict', 'metric', 'left', 'language'].every(
    (key) => typeof rest[key] === 'string',
  );
  const numbers = ['at', 'of', 'round', 'rounds', 'startedAt'].every((key) => Number.isFinite(rest[key]));
  const flags = ['reveals', 'black', 'canReset'].every((key) => typeof rest[key] === 'boolean');
  if (!texts || !numbers || !flags || !isPanel(rest.slide) || !isPanel(rest.next) || !isBeat(rest.story)) return null;
  return { kind, ...rest } as LectureState;
}
