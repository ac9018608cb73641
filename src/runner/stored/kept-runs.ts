import { needsOf } from '../../lottery/evaluate';
import type { PlannedRun } from '../../lottery/plan';
import type { Recipe } from '../../lottery/step';
import type { Storage, StoredRun } from '../../storage/storage';
import type { TrainedRun } from '../../tasks/training';
import type { Plan } from '../plan';
import { keep } from './keep';
import { findRun, upToStep } from './stored-runs';

/** The runs of an experiment: in storage, and in memory those that others need and there was no room for. */
interface KeptRuns {
  find(run: PlannedRun): Promise<StoredRun | undefined>;
  keep(run: PlannedRun, trained: TrainedRun): Promise<StoredRun>;
  /** Do masks follow from it? */
  leads(run: Recipe): boolean;
}

export function createKeptRuns(plan: Plan, storage: Storage): KeptRuns {
  const leading = leadingRuns(plan);
  const held = new Map<Recipe, StoredRun>();
  return {
    leads: (run) => leading.has(run),
    find: async (run) => held.get(run.recipe) ?? (await findRun(storage, plan, run).catch(() => undefined)),
    async keep(run, trained) {
      const kept = await keep(storage, run.recipe, trained);
      const { trial, chain, level } = run.key;
      if (!kept.isStored && leading.has(run.recipe)) {
        const before = chain === null ? undefined : plan.trial(trial).chains[chain][level - 2]?.runs[0];
        if (before) held.delete(before.recipe); // what followed from it has been trained
        held.set(run.recipe, kept.run);
      }
      const passed = plan.passedBy(run);
      if (passed && trained.rewindPoint) {
        const part = upToStep(kept.run, passed.step, trained.rewindPoint);
        await storage.putRun(passed.recipe, part).catch(() => held.set(passed.recipe, part));
      }
      return kept.run;
    },
  };
}

function leadingRuns({ graph, experiment, trial }: Plan): Set<Recipe> {
  const levels = Array.from({ length: experiment.chance.trials }, (_, number) => trial(number).chains.flat()).flat();
  return new Set(levels.flatMap(({ masks }) => [...needsOf(graph, masks, () => false)]));
}
