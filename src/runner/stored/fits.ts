/** Is what was found under a recipe a run of this network at all? */
import { hasShapes, sizeOf, type Weights } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import type { StoredRun } from '../../storage/storage';

/**
 * Weights of every parameter, and points up to the last of its steps, or the one of a run without any. What does not fit is
 * trained again.
 */
export function fits({ status, points, weights }: StoredRun, network: Network, steps: number): boolean {
  const last = points.step.at(-1);
  const isWhole = status === 'finished' ? last === steps : last !== undefined && last <= steps;
  return isWhole && hasShapes(weights, network.parameters);
}

/** Is it a number per weight that can be pruned, as scores before training are stored? */
export const areScores = (found: Weights, { parameters }: Pick<Network, 'parameters'>): boolean =>
  parameters.every(({ shape, prunable }, at) => found[at]?.length === (prunable ? sizeOf(shape) : 0));
