import type { Recording } from '../../recording/recording';
import type { WeightsByRecipe } from '../../recording/weights-file';
import { recipeOf } from '../../runner/plan';
import type { Storage } from '../../storage/storage';

/** Weights of the first trial's full network and tickets, by recipe. */
export async function firstTrial(storage: Storage, recording: Recording): Promise<WeightsByRecipe> {
  const { experiment, data, engine } = recording;
  const found = new Map<string, readonly Float32Array[]>();
  for (const { id } of recording.runs) {
    if (id.trial !== 0 || (id.arm !== 'full' && id.arm !== 'ticket')) continue;
    const identity = { filesHash: data?.filesHash ?? null };
    const recipe = recipeOf(experiment, id, identity, engine?.version ?? '');
    const run = await storage.getRun(recipe);
    if (run) found.set(recipe, run.weights);
  }
  return found;
}
