/** The time of a film of one round's pruning: from 0 to its last stage. */

/** In the order in which they are passed; the n-th is reached at time n. */
export const STAGES = ['trained', 'ranked', 'cut', 'home', 'restored'] as const;
export type Stage = (typeof STAGES)[number];
export const END = STAGES.length - 1;

/** What has happened at a time, each 0 … 1. */
interface Passed {
  /** weights are sorted by score */
  readonly sorted: number;
  /** the cut is drawn; it goes with the ranking */
  readonly cut: number;
  /** those below it are gone */
  readonly fallen: number;
  /** the others are back at their places */
  readonly home: number;
  /** their values are those that they start with */
  readonly restored: number;
}

export const passedAt = (time: number): Passed => ({
  sorted: eased(part(time, 0, 1)),
  cut: part(time, 1, 1.4) * (1 - part(time, 2, 2.5)),
  fallen: part(time, 1.4, 2),
  home: eased(part(time, 2, 3)),
  restored: eased(part(time, 3, 4)),
});

/** Slow, quick, slow. */
const eased = (t: number): number => t * t * (3 - 2 * t);
const part = (time: number, from: number, to: number): number => Math.min(1, Math.max(0, (time - from) / (to - from)));

export const between = (from: number, to: number, t: number): number => from + (to - from) * t;
