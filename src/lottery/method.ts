/** What a method is: a way from the full network to fewer weights. */
import type { Entry } from '../registry';
import type { ParameterSpec } from './parameters';
import type { Budget } from './pruning';
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
  | 'untrained'
  /** from the first step, for as many multiplications as the full network */
  | 'same-compute';

/** Settings that a chain may have of its own, by the names they have in the experiment. */
export interface MethodSettings {
  readonly criterion: string;
  readonly schedule: 'iterative' | 'one-shot';
  /** how often weights are scored before training; null: as the score is published */
  readonly scorePasses: number | null;
  /** labelled examples per class that such scores look at */
  readonly scoreExamples: number;
  /** that their logits are divided by */
  readonly temperature: number;
  /** weights over which masks are trained: θ₀ as it was drawn, or its signs alone */
  readonly maskWeights: string;
  /** are those that are on multiplied, so that fewer of them do as much? */
  readonly maskScale: string;
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
  /**
   * A number per weight of the full network before anything is trained: one ranking for all levels, or in several passes
   * on the way to this one.
   */
  sensitivity(id: string, level: number): Recipe;
  /** Masks with a level's number of weights. @param masks null: of the full network */
  prune(level: number, masks: Recipe | null, scores: Recipe): Recipe;
  /** Start weights of the survivors, for where `run` was pruned. */
  restore(id: string, run: Recipe): Recipe;
  /** The chain's network of a level; the controls that hang on the chain are trained beside it. */
  train(level: number, start: Recipe, masks: Recipe): Recipe;
  /** A training run that trains a mask over frozen weights, with a level's number of them left. */
  learn(learner: string, level: number, frozen: Recipe): Recipe;
  /**
   * A training run of the whole network until a mask of its channels emerges, and of what is left from there on.
   * @returns the run, and the masks that it has found
   */
  emerge(level: number): { readonly run: Recipe; readonly masks: Recipe };
  /** Such a run is the chain's network of a level, under these masks; controls hang on it as on one that is trained. */
  told(level: number, run: Recipe, masks: Recipe): void;
}

/** When masks are found: from what training has come to, before anything is trained, on the way, or by training nothing else. */
export type MethodFamily = 'after' | 'before' | 'during' | 'masks';

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
  /** does what is pruned stay pruned, so that one number per weight tells the masks of all levels? It may depend on settings. */
  readonly nested: boolean | ((settings: Pick<MethodSettings, 'scorePasses'>) => boolean);
  /** how often it scores weights on the way to a level, as published; absent: it does not before training */
  readonly passes?: number;
  /** are its masks made from labelled examples, so that there is none where a network makes its examples itself? */
  readonly looksAtExamples?: boolean;
  /** what trains its masks; absent: its networks have weights that are trained */
  readonly learner?: string;
  /** are its masks channels whose batch-norm scales are low, found while it trains? Then how many weights go is found, too */
  readonly emerges?: boolean;
  /**
   * Weights left by level, of as many in all as these budgets of the experiment have; absent: these.
   * @param isResidual has the network blocks with shortcuts?
   */
  budgets?(specs: readonly ParameterSpec[], budgets: readonly Budget[], isResidual: boolean): Budget[];
  /** do its networks start from θ₀, so that one can be trained whose masks are known? */
  readonly standsAlone: boolean;
  plan(ask: Ask, settings: MethodSettings): void;
}

/** Does what a method prunes stay pruned, with these settings? */
export const isNestedWith = ({ nested }: Method, settings: Pick<MethodSettings, 'scorePasses'>): boolean =>
  typeof nested === 'boolean' ? nested : nested(settings);
