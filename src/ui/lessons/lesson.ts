/**
 * A lesson is data: steps that set an experiment, wait for something, point at a part of the page,
 * say what the run on screen shows, and ask. Texts are catalogue keys: the lesson's below
 * "lessons.course.<id>", a step's below "lessons.course.<id>.steps.<step>".
 */
import type { PartialExperiment } from '../../experiment/preset';
import type { Entry } from '../../registry';
import type { Fact } from './facts/fact';
import type { Target } from './targets';

/** What a step waits for; the reader may go on without it. */
export type Wait =
  /** every training run of the experiment */
  | { readonly kind: 'trained' }
  /** every training run up to this round */
  | { readonly kind: 'round'; readonly round: number }
  /** a round chosen by hand, other than the one the step began with */
  | { readonly kind: 'round-selected' }
  /** a weight looked at */
  | { readonly kind: 'weight-selected' }
  /** a setting with another value than the step began with */
  | { readonly kind: 'changed'; readonly path: string };

/** What the step's button does until the wait is over: train on, or until one more round is done. */
type Action = 'play' | 'step';

/** Choices of a question; each has a text and an answer to it ("choices.<id>.text", ".answer"). */
export interface Question {
  readonly choices: readonly string[];
  /** null: a guess, of which none is wrong */
  readonly right: string | null;
}

export interface Step {
  /** part of the link, stable */
  readonly id: string;
  /** only what differs from the default; holds for the steps that follow too */
  readonly experiment?: PartialExperiment;
  /** it is about a network that nothing was done to yet: what is on screen is put away */
  readonly untrained?: boolean;
  /** round to show when the step opens; null: the one the page chooses */
  readonly select?: number | null;
  readonly wait?: Wait;
  readonly action?: Action;
  readonly point?: Target;
  /** the moment of pruning is open while this step is */
  readonly watch?: boolean;
  /** shown as soon as the run on screen has them; after the answer where the step asks */
  readonly facts?: readonly Fact[];
  readonly question?: Question;
  /** name under which the results are kept for a later step, once the wait is over */
  readonly keep?: string;
}

export interface Lesson extends Entry {
  /** about how long it takes to read and do */
  readonly minutes: number;
  /** the last one asks */
  readonly steps: readonly Step[];
}

export const lessonKey = (lesson: string): `lessons.course.${string}` => `lessons.course.${lesson}`;
export const stepKey = (lesson: string, step: string): `lessons.course.${string}` =>
  `lessons.course.${lesson}.steps.${step}`;
