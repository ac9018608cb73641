import type { Recording } from '../../recording/recording';
import type { WeightsByRecipe } from '../../recording/weights-file';
import { recipeOf } from '../../runner/recipe';
import type { Storage } from '../../storage/storage';

/** The full network and its tickets, or the control arms, which are looked at more rarely. */
export type Part = 'tickets' | 'controls';

const partOf = (arm: string): Part => (arm === 'full' || arm === 'ticket' ? 'tickets' : 'controls');

/** Weights of one part of the first trial, by recipe. */
export async function firstTrial(
  storage: Storage,
  recording: Recording,
  part: Part,
): Promise<WeightsByRecipe> {
  const { experiment, data, engine } = recording;
  const found = new Map<string, readonly Float32Array[]>();
  for (const { id } of recording.runs) {
    if (id.trial !== 0 || partOf(id.arm) !== part) continue;
    const identity = { filesHash: data?.filesHash ?? null };
    const recipe = recipeOf(experiment, id, identity, engine?.version ?? '');
    const run = await storage.getRun(recipe);
    if (run) found.set(recipe, run.weights);
  }
  return found;
}
