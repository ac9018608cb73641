/** Is what was found under a recipe a run of this experiment's network at all? */
import type { Experiment } from '../experiment/schema';
import { hasShapes } from '../lottery/parameters';
import type { Network } from '../models/network';
import type { StoredRun } from '../storage/storage';

/** Weights of every parameter, and points up to the last step. What does not fit is trained again. */
export function fits(
  { status, points, weights, rewindPoint = weights }: StoredRun,
  network: Network,
  { training }: Experiment,
): boolean {
  const last = points.step.at(-1) ?? 0;
  const isWhole = status === 'finished' ? last === training.steps : last <= training.steps;
  return isWhole && [weights, rewindPoint].every((arrays) => hasShapes(arrays, network.parameters));
}
