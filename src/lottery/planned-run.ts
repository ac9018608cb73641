import type { RunKey } from './run-key';
import type { Recipe } from './step';

/** A training run of the experiment. */
export interface PlannedRun {
  readonly key: RunKey;
  readonly recipe: Recipe;
}
