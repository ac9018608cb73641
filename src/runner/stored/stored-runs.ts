/** Runs by recipe; those that were stored under recipe 1 are found, and kept under today's from then on. */
import { upTo } from '../../lottery/points';
import type { PlannedRun } from '../../lottery/plan';
import type { Checkpoint } from '../../tasks/training';
import type { Storage, StoredRun } from '../../storage/storage';
import type { Plan } from '../plan';
import { recipe1 } from './recipe-1';
import { chainsOf, isArmOfVersion1 } from '../../experiment/chains';
import { namedRun, armNames } from '../../experiment/arm-names';

/** The keys that version 1 has given a run; none where it knew no such run: a key would be that of another one. */
function formerKeys({ experiment, world }: Plan, { key }: Pick<PlannedRun, 'key'>): string[] {
  if (key.repeat) return []; // a copy
  if (key.chain !== null && !isArmOfVersion1(chainsOf(experiment), key.chain, key.control)) return [];
  const id = namedRun(armNames(experiment), key);
  const plain = recipe1(experiment, id, world, null);
  if (key.chain !== null && id.arm !== 'late-rewound') return [plain];
  // the full network was another run where others went back to its weights after k steps
  const rewinding = recipe1(experiment, id, world, experiment.pruning.rewindStep);
  return key.chain === null ? [plain, rewinding] : [rewinding];
}

/** All keys that this very run may be stored under. */
export const keysOfRun = (plan: Plan, run: PlannedRun): string[] =>
  plan.find(run.key).recipe === run.recipe ? [run.recipe, ...formerKeys(plan, run)] : [run.recipe];

/** @param run a planned one, or the full network's first k steps with the full network's key */
export async function findRun(storage: Storage, plan: Plan, run: PlannedRun): Promise<StoredRun | undefined> {
  const found = await storage.getRun(run.recipe);
  if (found) return found;
  for (const key of formerKeys(plan, run)) {
    const former = await storage.getRun(key);
    if (!former) continue;
    const runs = splitRun(plan, run, former);
    await Promise.all([...runs].map(([recipe, part]) => storage.putRun(recipe, part)))
      .then(() => storage.deleteRuns([key]))
      .catch(() => undefined); // without room it stays where it is
    if (runs.has(run.recipe)) return runs.get(run.recipe);
  }
  return undefined;
}

/** Where the training of a run was left. */
export async function findCheckpoint(storage: Storage, plan: Plan, run: PlannedRun): Promise<Checkpoint | null> {
  for (const key of keysOfRun(plan, run)) {
    const found = await storage.getCheckpoint(key).catch(() => undefined);
    if (found) return found;
  }
  return null;
}

/** Weights after k steps were once stored with the full network; they are a run of k steps. */
function splitRun(plan: Plan, { key }: PlannedRun, { rewindPoint, ...run }: StoredRun): Map<string, StoredRun> {
  const planned = plan.find(key);
  const [toK] = plan.trial(key.trial).toK;
  const runs = new Map<string, StoredRun>([[planned.recipe, run]]);
  if (rewindPoint && toK && key.chain === null) {
    runs.set(toK, upToStep(run, plan.training(toK).steps, rewindPoint));
  }
  return runs;
}

/** The first steps of a run, as if it had ended there; what they alone took is not known. */
export function upToStep(
  { points, trainingSeconds }: StoredRun,
  step: number,
  weights: readonly Float32Array[],
): StoredRun {
  return {
    status: 'finished',
    trainingSeconds,
    weights,
    points: upTo(points, step),
  };
}
