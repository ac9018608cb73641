/** What is left of the weights at every level: as masks were pruned, where they tell, else as settings plan it. */
import { chainsOf, findsCounts } from '../experiment/chains';
import { remainingByLevel } from '../experiment/levels';
import { networkOn } from '../experiment/network';
import type { Experiment } from '../experiment/schema';
import { weightsRemaining, withSizes } from '../lottery/masks';
import type { ParameterSpec } from '../lottery/parameters';
import { curvesOf, type RunResult } from '../lottery/results';
import { ticketOf, type RunKey } from '../lottery/run-key';
import type { Recording } from './recording';

const meanOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0) / shares.length;

/** Weights remaining P_m (0 … 1) after rounds 0, 1, … as a chain's masks were really pruned; the mean over trials. */
function prunedTo(masks: Recording['masks'], specs: readonly ParameterSpec[], chain: number): number[] {
  const own = masks.filter((mask) => mask.chain === chain);
  const rounds = Math.max(0, ...own.map(({ remaining }) => remaining.length));
  return Array.from({ length: rounds }, (_, round) =>
    meanOf(own.flatMap(({ remaining: { [round]: left } }) => (left ? [weightsRemaining(specs, left)] : []))),
  );
}

/** P_m of the ticket after rounds 0, 1, …, as recorded. */
export function recordedRemaining({ experiment, data, masks }: Recording): number[] {
  return data ? prunedTo(masks, networkOn(experiment, data).parameters, 0) : [];
}

type Pruned = Pick<Recording, 'experiment' | 'masks'>;

/** P_m of a chain by level: where training finds how many weights go, as it found them, as far as it has. */
export function remainingOfChain(
  { experiment, masks }: Pruned,
  specs: readonly ParameterSpec[],
  chain: number,
): number[] {
  const planned = remainingByLevel(experiment, specs, chain);
  if (!findsCounts(experiment, chain)) return planned;
  const found = prunedTo(masks, specs, chain);
  return planned.map((left, level) => found[level] ?? left);
}

/** P_m of the network of one run. */
export function remainingOfRun(
  { experiment, masks }: Pruned,
  specs: readonly ParameterSpec[],
): (run: Omit<RunKey, 'control'>) => number {
  const planned = chainsOf(experiment).map((_, chain) => remainingByLevel(experiment, specs, chain));
  return ({ trial, chain, level }) => {
    const own = chain !== null && findsCounts(experiment, chain);
    const found = own ? masks.find((mask) => mask.trial === trial && mask.chain === chain)?.remaining[level] : null;
    return found ? weightsRemaining(specs, found) : planned[chain ?? 0][level];
  };
}

/**
 * Where charts over weights remaining have ticks, from 1 down: at every level of every chain. Where training finds how many
 * weights go there is none before there is a point.
 * @param ofTicket P_m of the ticket by round
 */
export function stopsOf(
  experiment: Experiment,
  specs: readonly ParameterSpec[],
  ofTicket: readonly number[],
  results: readonly RunResult[],
): readonly number[] {
  const finding = (arm: number): boolean => findsCounts(experiment, arm);
  const planned = chainsOf(experiment).flatMap((_, chain) =>
    finding(chain) ? [] : remainingByLevel(experiment, specs, chain),
  );
  const found = chainsOf(experiment).flatMap((_, chain) => (finding(chain) ? [ticketOf(chain)] : []));
  const points = curvesOf(results, found, 'testAtStop').flatMap((curve) => curve.points);
  return withSizes(ofTicket, [...planned, ...points.map(({ remaining }) => remaining)]);
}
