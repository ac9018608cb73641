/** Scores that a trainer computes: from storage, or from it, and what is told of them. */
import type { Splits } from '../engine/examples';
import { initialize } from '../lottery/initializers';
import type { Weights } from '../lottery/parameters';
import { runOf, ticketOf } from '../lottery/run-key';
import { sensitivities } from '../lottery/sensitivities';
import type { PlannedScoring } from '../lottery/scorings';
import type { Recipe } from '../lottery/step';
import type { LabEvent } from '../recording/events';
import type { StoredRun } from '../storage/storage';
import type { Compute } from './compute';
import { PoolClosed } from './pool/job';
import type { Plan } from './plan';
import { areScores } from './stored/fits';
import { pickExamples } from './score-examples';

interface ScoreOptions {
  readonly plan: Plan;
  readonly compute: Compute;
  /** null: nothing is computed */
  readonly splits: Splits | null;
  /** θ_T of a training run */
  weights(run: Recipe): Promise<Weights>;
  /** how far a score is, 0 … 1 */
  advanced(place: PlannedScoring, share: number): void;
  emit(events: LabEvent[]): void;
}

/** @returns the numbers of a score, or null where it is neither stored nor can be computed */
export function createScoring({ plan, compute, splits, weights, advanced, emit }: ScoreOptions) {
  const { parameters: specs } = plan.network;
  const places = plan.scorings();
  const told = new Set<PlannedScoring>();
  return async (recipe: Recipe): Promise<Weights | null> => {
    const all = places.filter((place) => place.recipe === recipe);
    if (all.length === 0) throw new Error(`No score of the experiment has the recipe ${recipe}.`);
    const [first] = all;
    try {
      const found = await compute({
        recipe,
        priority: [first.trial, 0, first.level],
        round: first.level,
        leadsOn: true,
        fits: ({ weights }) => areScores(weights, plan.network),
        prepare: async () => inputsOf(first, await trainedOf(first)),
        advanced: (share) => advanced(first, share),
      });
      for (const place of all) tell(place, found);
      return found.weights;
    } catch (error) {
      if (error instanceof PoolClosed && !splits) return null;
      throw error;
    }
  };

  function tell(place: PlannedScoring, { columns }: StoredRun): void {
    advanced(place, 1);
    if (!columns || told.has(place) || sensitivities.get(place.step.sensitivity).ofTrained) return;
    told.add(place);
    const id = runOf(place.trial, ticketOf(place.chain), place.level);
    emit([{ kind: 'measured', measurement: { measure: 'layer-scores', id, about: {}, columns } }]);
  }

  /** null: it is drawn */
  async function trainedOf({ step }: PlannedScoring): Promise<Weights | null> {
    return plan.graph.get(step.theta0).kind === 'train' ? weights(step.theta0) : null;
  }

  function inputsOf({ step }: PlannedScoring, trained: Weights | null) {
    const { examples, temperature = 1, passes, budget = [] } = step;
    if (examples && !splits) throw new Error('There are no examples to score weights by.');
    return () => ({
      id: 'sensitivity' as const,
      from: {
        network: plan.network,
        theta0: trained ?? drawnAs(step.theta0),
        sensitivity: step.sensitivity,
        examples: examples && splits ? pickExamples(splits, examples.perClass, examples.chance) : null,
        temperature,
        passes,
        kept: budget.reduce((sum, { kept }) => sum + kept, 0),
      },
    });
  }

  function drawnAs(recipe: Recipe): Weights {
    const drawn = plan.graph.get(recipe);
    if (drawn.kind !== 'draw') throw new Error(`Weights of a step of kind "${drawn.kind}" are not scored.`);
    const { seed, names } = drawn.chance;
    return initialize(specs, drawn.initializer, seed, ...names);
  }
}
