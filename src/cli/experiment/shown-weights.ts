import type { Recording } from '../../recording/recording';
import type { WeightsByRecipe } from '../../formats/weights-file';
import { recordedPlan } from '../../runner/plan';
import { findRun } from '../../runner/stored/stored-runs';
import type { Storage } from '../../storage/storage';
import { armOf, type Arm, full, ticket } from '../../lottery/run-key';

/** The full network and its tickets, or the control arms, which are looked at more rarely. */
export type Part = 'tickets' | 'controls';

const partOf = (arm: Arm): Part => (arm === full || arm === ticket ? 'tickets' : 'controls');

/** Most weights of a network of which all trials are kept; of a larger one the first. */
const SMALL = 2_000;

/** Weights of one part of a recording, by recipe, for looking at. */
export async function shownWeights(storage: Storage, recording: Recording, part: Part): Promise<WeightsByRecipe> {
  const plan = recordedPlan(recording);
  const found = new Map<string, readonly Float32Array[]>();
  for (const { id } of recording.runs) {
    if (partOf(armOf(id)) !== part) continue;
    const planned = plan.find(id);
    const run = await findRun(storage, plan, planned);
    if (!run) continue;
    const size = run.weights.reduce((sum, { length }) => sum + length, 0);
    if (id.trial === 0 || size <= SMALL) found.set(planned.recipe, run.weights);
  }
  return found;
}
