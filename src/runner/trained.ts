/** The trained weights that steps of a trial follow from. */
import type { TrainedRuns } from '../lottery/evaluate';
import type { Weights } from '../lottery/parameters';
import type { PlannedRun } from '../lottery/plan';
import { runOf, ticketOf, type RunKey } from '../lottery/run-key';
import type { Recipe } from '../lottery/step';
import type { Plan } from './plan';

/** Weights of a run, or the numbers of a score, and whether they are rounded; undefined where they are not at hand. */
export type FindWeights = (
  plan: Plan,
  run: PlannedRun,
) => Promise<{ readonly weights: Weights; readonly rounded: boolean } | undefined>;

/**
 * @param needed training runs of this trial and chain, and scores before training, as `needsOf` names them
 * @returns null where the weights of one are not at hand; rounded: those of one are
 */
export async function trainedFor(
  plan: Plan,
  { trial, chain }: Pick<RunKey, 'trial' | 'chain'>,
  needed: Iterable<Recipe>,
  find: FindWeights,
): Promise<{ readonly trained: TrainedRuns; readonly rounded: boolean } | null> {
  const { full, toK, chains } = plan.trial(trial);
  const levels = chain === null ? [] : chains[chain];
  const runs = [...toK.map((recipe) => ({ ...full, recipe })), full, ...levels.flatMap((level) => level.runs)];
  const scorings = plan
    .scorings()
    .map(({ recipe, trial: of, chain: at, level }): PlannedRun => ({ key: runOf(of, ticketOf(at), level), recipe }));
  const trained = new Map<Recipe, Weights>();
  let rounded = false;
  for (const recipe of needed) {
    const run = [...runs, ...scorings].find((other) => other.recipe === recipe);
    const found = run && (await find(plan, run));
    if (!found) return null;
    trained.set(recipe, found.weights);
    rounded ||= found.rounded;
  }
  return { trained, rounded };
}
