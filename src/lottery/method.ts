/** What a method is: a way from the full network to fewer weights. */
import type { Entry } from '../registry';
import type { Recipe } from './step';

/** How a run that is retrained stands in learning-rate schedule and data order. */
export type Position =
  /** from the first step */
  | 'replayed'
  /** from step k on */
  | 'continued'
  /** the last t steps again */
  | 'retrained'
  /** the last t steps again, with the schedule's last rate throughout */
  | 'final-rate'
  /** from step k on, with the schedule's last rate throughout */
  | 'continued-at-final-rate'
  /** not retrained: measured as it is */
  | 'untrained';

/** Settings that a chain may have of its own, by the names they have in the experiment. */
export interface MethodSettings {
  readonly criterion: string;
  readonly schedule: 'iterative' | 'one-shot';
}

/** One trial of an experiment, as a method sees it. What it asks for are recipes: nothing is computed yet. */
export interface Ask {
  /** the full network's training run */
  readonly full: Recipe;
  /** numbers of weights to come to, each lower than the one before; from 1 on */
  readonly levels: readonly number[];
  /**
   * A score of every weight; of `run`'s θ_T where it looks at one.
   * @param masks of what is left before; null: of the full network
   */
  score(id: string, level: number, run: Recipe, masks: Recipe | null): Recipe;
  /** Masks with a level's number of weights. @param masks null: of the full network */
  prune(level: number, masks: Recipe | null, scores: Recipe): Recipe;
  /** Start weights of the survivors, for where `run` was pruned. */
  restore(id: string, run: Recipe): Recipe;
  /** The chain's network of a level; the controls that hang on the chain are trained beside it. */
  train(level: number, start: Recipe, masks: Recipe): Recipe;
}

/** When masks are found: from what training has come to, or before anything is trained. */
export type MethodFamily = 'after' | 'before';

/**
 * A way from the full network to each level. What follows from training (scores, masks) has a recipe like
 * everything else, so nothing has to be waited for: where a run diverges, what needs it is not done.
 */
export interface Method extends Entry {
  readonly family: MethodFamily;
  /** its name in recordings, links and random streams of version 1 */
  readonly former?: string;
  /** settings that a chain may have of its own */
  readonly settings: readonly string[];
  /** of its networks, in schedule and data order; controls are trained like the full network */
  readonly position: Position;
  /** does what is pruned stay pruned, so that one number per weight tells the masks of all levels? */
  readonly nested: boolean;
  /** do its networks start from θ₀, so that one can be trained whose masks are known? */
  readonly standsAlone: boolean;
  plan(ask: Ask, settings: MethodSettings): void;
}
