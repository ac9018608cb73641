/**
 * What an experiment does, as values. A step names what it needs by recipe, and its recipe is its hash:
 * all recipes are known before anything is trained, and equal steps are done once.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Drawing } from './initializers';
import type { MaskLearning } from './mask-learners';
import type { Emerging } from './early-bird';
import type { Budget } from './pruning';
import type { UnitBudget } from './prune-units';
import { plainOrder, type Order } from './random/order';
import type { UnitGroup } from './units';

/** 64 hex digits */
export type Recipe = string;

/** A stream of random numbers, by its names. */
export interface Chance {
  readonly seed: number;
  readonly names: readonly (string | number)[];
}

/** What scores, restores and controls are made from: each declares which of these it needs. */
export interface Inputs {
  /** a draw */
  readonly theta0?: Recipe;
  /** θ_k, the weights after the first k steps: a training run that ends there */
  readonly thetaK?: Recipe;
  /** the training run that is pruned */
  readonly thetaT?: Recipe;
  /** null: of the full network */
  readonly masks?: Recipe | null;
}

export type Step =
  /** something that comes from outside, as it is: the network's layers, the examples, the engine, how to train */
  | { readonly kind: 'given'; readonly given: unknown }
  /** all parameters of a network */
  | {
      readonly kind: 'draw';
      readonly network: Recipe;
      readonly initializer: Drawing;
      readonly chance: Chance;
    }
  /** a number per weight */
  | {
      readonly kind: 'score';
      readonly score: string;
      readonly version: number;
      readonly inputs: Inputs;
      readonly chance?: Chance;
    }
  /** masks with fewer weights; `masks` null: of the full network */
  | {
      readonly kind: 'prune';
      readonly version: number;
      readonly masks: Recipe | null;
      readonly scores: Recipe;
      readonly budget: Budget;
      /** absent: weights are pruned one by one */
      readonly units?: UnitBudget;
    }
  /** start weights */
  | { readonly kind: 'restore'; readonly restore: string; readonly version: number; readonly inputs: Inputs }
  /** what pruned places hold, frozen, and what survivors start at; without such a step places hold 0, and survivors are as they are */
  | {
      readonly kind: 'rest';
      readonly rest: string;
      readonly version: number;
      /** start weights */
      readonly start: Recipe;
      readonly inputs: Inputs;
    }
  /** start weights and masks */
  | {
      readonly kind: 'control';
      readonly control: string;
      readonly version: number;
      readonly inputs: Inputs;
      readonly initializer?: Drawing;
      readonly chance?: Chance;
      readonly units?: readonly UnitGroup[];
    }
  /** θ_T and evaluation points */
  | {
      readonly kind: 'train';
      readonly world: Recipe;
      readonly training: Recipe;
      readonly start: Recipe;
      readonly masks: Recipe | null;
      /** absent: pruned places hold 0 */
      readonly rest?: Recipe;
      /** of the batches: the same for every run of a trial (SCIENCE §4), but for copies */
      readonly order: Order;
      /** a mask is trained, and the start weights never change; absent: weights are trained */
      readonly learning?: Omit<MaskLearning, 'steps'> & { readonly version: number };
      /** the whole network is trained until a mask of channels emerges, then what is left; absent: masks are known before */
      readonly emerging?: Emerging & { readonly version: number };
    }
  /** the mask that emerged while a run was trained */
  | { readonly kind: 'emerged'; readonly version: number; readonly run: Recipe; readonly groups: readonly UnitGroup[] }
  /** a number per weight, asked of the network's layers by a trainer in float64 */
  | {
      readonly kind: 'sensitivity';
      readonly sensitivity: string;
      readonly version: number;
      readonly network: Recipe;
      /** a draw, or a training run whose θ_T stands for it */
      readonly theta0: Recipe;
      /** the examples it looks at; absent: none */
      readonly examples?: { readonly of: Recipe; readonly perClass: number; readonly chance: Chance };
      /** that logits are divided by; absent: 1 */
      readonly temperature?: number;
      /** how often the weights left are scored anew */
      readonly passes: number;
      /** what the last pass comes to; absent with one pass, whose numbers serve all levels */
      readonly budget?: Budget;
    }
  /** a table about trained networks, computed by a trainer */
  | {
      readonly kind: 'measure';
      readonly measure: string;
      readonly version: number;
      readonly world: Recipe;
      /** training runs, each with the masks that it was trained with; or weights that are drawn */
      readonly runs: readonly Recipe[];
      readonly settings: Readonly<Record<string, number>>;
    };

/** All steps of an experiment, by recipe. */
export interface Graph {
  add(step: Step): Recipe;
  /** @throws Error when there is no such step */
  get(recipe: Recipe): Step;
}

export function createGraph(): Graph {
  const steps = new Map<Recipe, Step>();
  return {
    add(step) {
      const recipe = recipeOf(step);
      if (!steps.has(recipe)) steps.set(recipe, step);
      return recipe;
    },
    get(recipe) {
      const step = steps.get(recipe);
      if (!step) throw new Error(`The experiment has no step ${recipe}.`);
      return step;
    },
  };
}

/** Recipe 1 named runs instead of what they start from. */
const FORM = 'recipe 2';

const recipeOf = (step: Step): Recipe => {
  const plain = step.kind === 'train' ? { ...step, order: plainOrder(step.order) } : step;
  return bytesToHex(sha256(utf8ToBytes(`${FORM}\n${JSON.stringify(sorted(plain))}`)));
};

/** The value with its keys in alphabetical order, so that a recipe does not depend on how code writes it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, of]) => [key, sorted(of)]));
}
