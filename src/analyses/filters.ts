/** Networks without whole filters beside the full one: error, steps, multiply-adds, parameters (Li et al. 2017, Table 1). */
import {
  armsOf,
  chainsOf,
  experimentOfChain,
  findsCounts,
  isByUnit,
  startStepOf,
  trainedStepsOf,
} from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import { unitBudgetsOf } from '../experiment/units';
import { controls } from '../lottery/controls';
import { worthShowing } from '../lottery/guessing';
import { methods } from '../lottery/methods';
import { isTrainable, sizeOf, type ParameterSpec } from '../lottery/parameters';
import type { RunResult } from '../lottery/results';
import { armOf, full, placeOf, runOf, type Arm } from '../lottery/run-key';
import { summarize, type Summary } from '../lottery/statistics';
import { smallerSpecs } from '../lottery/units';
import { multiplyAdds } from '../models/multiply-adds';
import type { Network } from '../models/network';

export interface FilterRow {
  readonly arm: Arm;
  /** the score that judges, on test examples at the early stop; null before the first trial is finished */
  readonly score: Summary | null;
  /** updates that it is trained for itself, and those behind what it starts from */
  readonly steps: number;
  readonly stepsBefore: number;
  /** of convolutions and dense layers, for one example */
  readonly multiplyAdds: number;
  /** all that is trained, biases and batch-norm too */
  readonly parameters: number;
}

/** The full network, then all that has fewer filters at this level. */
export function filterRows(
  experiment: Experiment,
  network: Network,
  results: readonly RunResult[],
  level: number,
): FilterRow[] {
  const counting = worthShowing(results);
  const row = (arm: Arm, specs: readonly ParameterSpec[]): FilterRow => {
    const run = runOf(0, arm, level);
    const own = counting.filter((result) => armOf(result) === arm && result.level === run.level);
    return {
      arm,
      score: own.length > 0 ? summarize(own.map(({ testAtStop }) => testAtStop)) : null,
      steps: trainedStepsOf(experiment, run),
      stepsBefore: arm === full ? 0 : stepsBefore(experiment, arm, level),
      multiplyAdds: multiplyAdds(
        network,
        specs.map(({ shape }) => sizeOf(shape)),
      ),
      parameters: specs.filter(isTrainable).reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    };
  };
  const smaller = armsOf(experiment).flatMap((arm) => {
    const { chain, control } = placeOf(arm);
    // how many units a mask that emerges leaves of a layer is not known before
    if (chain === null || !isByUnit(experiment, chain) || findsCounts(experiment, chain)) return [];
    // weights in places of their own leave something of every filter: nothing is smaller
    const placed = control === null ? null : controls.get(control);
    if (placed && !placed.keepsPlaces && !placed.byUnits) return [];
    const budget = unitBudgetsOf(experimentOfChain(experiment, chainsOf(experiment)[chain]), network.parameters);
    const at = budget.at(level - 1);
    return at ? [row(arm, smallerSpecs(network.parameters, at.groups, at.kept))] : [];
  });
  return [row(full, network.parameters), ...smaller];
}

/** Updates behind what a run starts from: none from θ₀, k from θ_k, else those of all networks that led to it. */
function stepsBefore(experiment: Experiment, arm: Arm, level: number): number {
  const { chain, control } = placeOf(arm);
  if (chain === null || control !== null) return 0;
  const { method, own } = chainsOf(experiment)[chain];
  const { standsAlone, position } = methods.get(method);
  if (standsAlone) return 0;
  const run = runOf(0, arm, level);
  if (position.startsWith('continued')) return startStepOf(experiment, run);
  const { pruning, training } = experimentOfChain(experiment, { method, own, controls: [] });
  const retrained = pruning.schedule === 'iterative' ? level - 1 : 0;
  return training.steps + retrained * trainedStepsOf(experiment, run);
}
