/** The levels of chains: how often each prunes, and how many weights it has then. A chain may have its own. */
import { isAsLarge, weightsRemaining } from '../lottery/masks';
import { sizeOf, type ParameterSpec } from '../lottery/parameters';
import { methods } from '../lottery/methods';
import { budgetsOf, levelCount, spread, type Budget } from '../lottery/pruning';
import { placeOf, type Arm } from '../lottery/run-key';
import { architectures } from '../models/architectures';
import { armsOf, chainsOf, experimentOfChain, findsCounts, isSparse } from './chains';
import type { Experiment } from './schema';
import { sections } from './sections';
import { isPlanned } from './sections/pruning';
import { budgetsOfUnits, prunesUnits } from './units';

/** How often the networks of a chain are pruned: once by a plan. */
export function levelsOf(experiment: Experiment, chain: number): number {
  const { method, ...of } = chainsOf(experiment)[chain];
  const own = experimentOfChain(experiment, { method, ...of });
  return prunesUnits(own, method) && isPlanned(own) ? 1 : levelCount(own.pruning);
}

/** Weights left at every level of a chain, from 1 on, in groups that are ranked together. @param own the chain's experiment */
export function budgetsOfChain(own: Experiment, specs: readonly ParameterSpec[], method: string): Budget[] {
  const { pruning, network } = own;
  if (prunesUnits(own, method)) return budgetsOfUnits(own, specs);
  const rates = sections.pruning.layersRemaining.applies(own) ? pruning : { ...pruning, layersRemaining: null };
  const budgets = budgetsOf(specs, rates, pruning.scope, levelCount(pruning));
  const isResidual = architectures.get(network.architecture).options.includes('shortcut');
  return methods.get(method).budgets?.(specs, budgets, isResidual) ?? budgets;
}

/** Weights left per parameter at every level of a chain, from 0 on. */
export function countsByLevel(experiment: Experiment, specs: readonly ParameterSpec[], chain: number): number[][] {
  const own = chainsOf(experiment)[chain];
  const seen = experimentOfChain(experiment, own);
  return [
    specs.map(({ shape }) => sizeOf(shape)),
    ...budgetsOfChain(seen, specs, own.method).map((budget) => spread(specs, budget)),
  ];
}

/** Weights per parameter that are not 0 at every level of a chain: all of them where pruned places hold something. */
export function filledByLevel(experiment: Experiment, specs: readonly ParameterSpec[], chain: number): number[][] {
  const byLevel = countsByLevel(experiment, specs, chain);
  return isSparse(experiment, { chain }) ? byLevel : byLevel.map(() => byLevel[0]);
}

/** Weights remaining P_m (0 … 1) at every level of a chain; of the first, the horizontal axis of the curves. */
export const remainingByLevel = (experiment: Experiment, specs: readonly ParameterSpec[], chain = 0): number[] =>
  countsByLevel(experiment, specs, chain).map((counts) => weightsRemaining(specs, counts));

/** P_m at all levels of all chains. */
export const remainingOfAll = (experiment: Experiment, specs: readonly ParameterSpec[]): number[] =>
  chainsOf(experiment).flatMap((_, chain) => remainingByLevel(experiment, specs, chain));

/** The arms that have as many weights as the ticket at a level of its own, and so can be held against it. */
export function armsOfSize(experiment: Experiment, specs: readonly ParameterSpec[], level: number): Arm[] {
  const byChain = chainsOf(experiment).map((_, chain) =>
    findsCounts(experiment, chain) ? NaN : (remainingByLevel(experiment, specs, chain)[level] ?? NaN),
  );
  return armsOf(experiment).filter((arm) => isAsLarge(byChain[placeOf(arm).chain ?? 0], byChain[0]));
}
