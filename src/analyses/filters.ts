/** Networks without whole filters beside the full one: error, steps, multiply-adds, parameters (Li et al. 2017, Table 1). */
import { armsOf, chainsOf, experimentOfChain, findsCounts, startStepOf, trainedStepsOf } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import { levelsOf } from '../experiment/levels';
import { isSmaller, smallerAt } from '../experiment/smaller';
import { worthShowing } from '../lottery/guessing';
import { methods } from '../lottery/methods';
import { isTrainable, sizeOf, type ParameterSpec } from '../lottery/parameters';
import type { RunResult } from '../lottery/results';
import { armOf, full, placeOf, runOf, type Arm } from '../lottery/run-key';
import { summarize, type Summary } from '../lottery/statistics';
import { multiplyAdds } from '../models/multiply-adds';
import type { Network } from '../models/network';
import { emergedAt } from '../recording/emergences';
import type { Recording } from '../recording/recording';

export interface FilterRow {
  readonly arm: Arm;
  /** the score that judges, on test examples at the early stop; null before the first trial is finished */
  readonly score: Summary | null;
  /** updates that it is trained for itself, and those behind what it starts from */
  readonly steps: number;
  readonly stepsBefore: number;
  /** the step at which its mask was drawn, where that emerges: before, it is the whole network; the mean of trials */
  readonly wholeTo: number | null;
  /** of convolutions and dense layers, for one example; null while it is not known what is left; else the mean of trials */
  readonly multiplyAdds: number | null;
  /** all that is trained, biases and batch-norm too; null likewise */
  readonly parameters: number | null;
}

/**
 * The full network, then all that has fewer filters at this level.
 * @param found what training told so far; null: nothing
 */
export function filterRows(
  experiment: Experiment,
  network: Network,
  results: readonly RunResult[],
  level: number,
  found: Pick<Recording, 'masks' | 'measurements'> | null = null,
): FilterRow[] {
  const { parameters } = network;
  const counting = worthShowing(results);
  const row = (arm: Arm, ofTrials: readonly (readonly ParameterSpec[])[]): FilterRow => {
    const run = runOf(0, arm, level);
    const own = counting.filter((result) => armOf(result) === arm && result.level === run.level);
    const emerged = (found?.masks ?? []).flatMap(({ trial }) => emergedAt(found ?? {}, runOf(trial, arm, level)) ?? []);
    return {
      arm,
      score: own.length > 0 ? summarize(own.map(({ testAtStop }) => testAtStop)) : null,
      steps: trainedStepsOf(experiment, run),
      stepsBefore: arm === full ? 0 : stepsBefore(experiment, arm, level),
      wholeTo: mean(emerged),
      multiplyAdds: mean(ofTrials.map((specs) => multiplyAdds(network, sizesOf(specs)))),
      parameters: mean(ofTrials.map((specs) => sum(sizesOf(specs.filter(isTrainable))))),
    };
  };
  const smaller = armsOf(experiment).flatMap((arm) => {
    const place = placeOf(arm);
    const { chain } = place;
    if (chain === null || !isSmaller(experiment, place) || level > levelsOf(experiment, chain)) return [];
    const own = found?.masks.filter((mask) => mask.chain === chain) ?? [];
    const counts = findsCounts(experiment, chain) ? own.map(({ remaining }) => remaining[level] ?? null) : [null];
    return [
      row(
        arm,
        counts.flatMap((left) => {
          const one = smallerAt(experiment, parameters, place, level, left);
          return one ? [one] : [];
        }),
      ),
    ];
  });
  return [row(full, [parameters]), ...smaller];
}

const sizesOf = (specs: readonly ParameterSpec[]): number[] => specs.map(({ shape }) => sizeOf(shape));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const mean = (numbers: readonly number[]): number | null => (numbers.length > 0 ? sum(numbers) / numbers.length : null);

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
