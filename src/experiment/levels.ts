/** The levels of chains: how often each prunes, and how many weights it has then. A chain may have its own. */
import { isAsLarge, weightsRemaining } from '../lottery/masks';
import type { ParameterSpec } from '../lottery/parameters';
import { levelCount, plannedRemaining } from '../lottery/pruning';
import { placeOf, type Arm } from '../lottery/run-key';
import { armsOf, chainsOf, experimentOfChain } from './chains';
import type { Experiment } from './schema';

const pruningOf = (experiment: Experiment, chain: number) =>
  experimentOfChain(experiment, chainsOf(experiment)[chain]).pruning;

/** How often the networks of a chain are pruned. */
export const levelsOf = (experiment: Experiment, chain: number): number => levelCount(pruningOf(experiment, chain));

/** Weights left per parameter at every level of a chain, from 0 on. */
export function countsByLevel(experiment: Experiment, specs: readonly ParameterSpec[], chain: number): number[][] {
  const pruning = pruningOf(experiment, chain);
  return plannedRemaining(specs, pruning, pruning.scope, levelCount(pruning));
}

/** Weights remaining P_m (0 … 1) at every level of a chain; of the first, the horizontal axis of the curves. */
export const remainingByLevel = (experiment: Experiment, specs: readonly ParameterSpec[], chain = 0): number[] =>
  countsByLevel(experiment, specs, chain).map((counts) => weightsRemaining(specs, counts));

/** P_m at all levels of all chains. */
export const remainingOfAll = (experiment: Experiment, specs: readonly ParameterSpec[]): number[] =>
  chainsOf(experiment).flatMap((_, chain) => remainingByLevel(experiment, specs, chain));

/** The arms that have as many weights as the ticket at a level of its own, and so can be held against it. */
export function armsOfSize(experiment: Experiment, specs: readonly ParameterSpec[], level: number): Arm[] {
  const byChain = chainsOf(experiment).map((_, chain) => remainingByLevel(experiment, specs, chain)[level] ?? NaN);
  return armsOf(experiment).filter((arm) => isAsLarge(byChain[placeOf(arm).chain ?? 0], byChain[0]));
}
