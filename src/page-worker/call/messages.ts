/** What page and worker send each other: calls by name, answers by number, events. */
import type { Refusal } from './refused';

export interface CallMessage {
  readonly request: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

export type WorkerMessage<Event> =
  /** its script is here */
  | { readonly kind: 'here' }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'answer'; readonly request: number; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly request: number; readonly refusal: Refusal };
