/** Scores before training that an experiment plans. */
import type { TrialPlan } from './plan';
import type { Graph, Recipe, Step } from './step';

/** A score, at the first level of a chain that needs it. */
export interface PlannedScoring {
  readonly recipe: Recipe;
  readonly step: Extract<Step, { kind: 'sensitivity' }>;
  readonly trial: number;
  readonly chain: number;
  readonly level: number;
}

/** All of a trial; one that several chains need is there for each of them. */
export function scoringsOf(graph: Graph, { full, chains }: TrialPlan): PlannedScoring[] {
  const { trial } = full.key;
  return chains.flatMap((levels, chain) => {
    const seen = new Set<Recipe>();
    return levels.flatMap(({ level, masks }): PlannedScoring[] => {
      const cut = graph.get(masks);
      const recipe = cut.kind === 'prune' ? cut.scores : masks;
      const step = graph.get(recipe);
      if (step.kind !== 'sensitivity' || seen.has(recipe)) return [];
      seen.add(recipe);
      return [{ recipe, step, trial, chain, level }];
    });
  });
}
