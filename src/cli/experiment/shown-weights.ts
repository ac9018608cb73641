import type { Recording } from '../../recording/recording';
import type { WeightsByRecipe } from '../../formats/weights-file';
import { recipeOf } from '../../runner/recipe';
import type { Storage } from '../../storage/storage';

/** The full network and its tickets, or the control arms, which are looked at more rarely. */
export type Part = 'tickets' | 'controls';

const partOf = (arm: string): Part => (arm === 'full' || arm === 'ticket' ? 'tickets' : 'controls');

/** Most weights of a network of which all trials are kept; of a larger one the first. */
const SMALL = 2_000;

/** Weights of one part of a recording, by recipe, for looking at. */
export async function shownWeights(storage: Storage, recording: Recording, part: Part): Promise<WeightsByRecipe> {
  const { experiment, data, engine } = recording;
  const found = new Map<string, readonly Float32Array[]>();
  for (const { id } of recording.runs) {
    if (partOf(id.arm) !== part) continue;
    const recipe = recipeOf(experiment, id, { filesHash: data?.filesHash ?? null }, engine?.version ?? '');
    const run = await storage.getRun(recipe);
    if (!run) continue;
    const size = run.weights.reduce((sum, { length }) => sum + length, 0);
    if (id.trial === 0 || size <= SMALL) found.set(recipe, run.weights);
  }
  return found;
}
