/** Chains that prune whole units and filters: what goes at every level, and how much longer the same computing lasts. */
import { channelsGone, channelsOf, type Emerging } from '../lottery/early-bird';
import { methods } from '../lottery/methods';
import { unitsByLevel, type UnitBudget } from '../lottery/prune-units';
import { levelCount, spread, type Budget } from '../lottery/pruning';
import { sizeOf, type ParameterSpec } from '../lottery/parameters';
import { unitScores } from '../lottery/unit-scores';
import { smallerSpecs, type UnitGroup } from '../lottery/units';
import { multiplyAdds } from '../models/multiply-adds';
import type { Network } from '../models/network';
import { plannedUnits } from '../models/planned-units';
import { plans } from '../models/plans';
import { unitsOf } from '../models/units';
import { networkOn } from './network';
import type { Experiment } from './schema';
import { sections } from './sections';
import { isPlanned } from './sections/pruning';

/** Does a chain of this method prune whole units? @param own the chain's experiment */
export const prunesUnits = (own: Experiment, method: string): boolean =>
  methods.get(method).emerges === true ||
  (own.pruning.granularity === 'filter' &&
    methods.get(method).settings.includes('granularity') &&
    sections.pruning.granularity.applies(own));

/** Which units there are follows from the layers: found once for each network. */
const known = new WeakMap<readonly ParameterSpec[], readonly UnitGroup[]>();

/** The network as far as its settings tell, built once for the last of them. */
let last: (Pick<Experiment, 'network' | 'data'> & { readonly built: Network }) | null = null;

function networkOf({ network, data }: Experiment): Network {
  if (last?.network !== network || last.data !== data)
    last = { network, data, built: networkOn({ network, data }, null) };
  return last.built;
}

function groupsOf(own: Experiment, specs: readonly ParameterSpec[]): readonly UnitGroup[] {
  const found = known.get(specs) ?? unitsOf(networkOf(own)); // the size of pictures makes no difference
  known.set(specs, found);
  return found;
}

/** What goes at every level of a chain, from 1 on. @param own the chain's experiment, which prunes units */
export function unitBudgetsOf(own: Experiment, specs: readonly ParameterSpec[]): UnitBudget[] {
  const { pruning } = own;
  const groups = groupsOf(own, specs);
  const { id: score, version } = unitScores.get(pruning.unitScore);
  const byLevel = isPlanned(own)
    ? [plannedUnits(networkOf(own), plans.get(pruning.plan))]
    : unitsByLevel(specs, groups, pruning, levelCount(pruning));
  return byLevel.map((kept) => ({ groups, kept, score, version }));
}

/**
 * How masks of channels emerge at every level, from 1 on: as large a share of all channels goes as levels leave of each
 * layer. How many units each layer has left, and so how many weights, is found in training.
 * @param own the chain's experiment
 */
export function emergingOf(own: Experiment, specs: readonly ParameterSpec[]): Emerging[] {
  const { pruning } = own;
  const channels = channelsOf(specs, groupsOf(own, specs));
  const all = channels.groups.reduce((sum, { units }) => sum + units, 0);
  const every = pruning.maskEvery ?? sections.pruning.maskEvery.derived?.(own) ?? own.training.evaluateEvery;
  return sharesGone(own, levelCount(pruning)).map((share) => ({
    ...channels,
    gone: channelsGone(all, share),
    distance: pruning.maskDistance,
    every: Math.min(every, own.training.steps),
  }));
}

/** Share of the channels that is gone at every level, from 1 on, 0 … 1. */
const sharesGone = ({ pruning }: Experiment, levels: number): number[] =>
  Array.from({ length: levels }, (_, at) => {
    const percent = pruning.remaining?.[at];
    return 1 - (percent === undefined ? (1 - (pruning.convRate ?? pruning.rate)) ** (at + 1) : percent / 100);
  });

/**
 * Steps in which the smaller network of a level, from 1 on, computes as much as the full one in all of its own: int(steps ·
 * FLOP_full / FLOP_small) (Liu et al. 2019, §3). Counted on pictures of the size that the settings tell of.
 */
export function stepsOfSameCompute(own: Experiment, level: number): number {
  const network = networkOf(own);
  const { parameters: specs } = network;
  const whole = specs.map(({ shape }) => sizeOf(shape));
  const left = spread(specs, budgetsOfUnits(own, specs)[level - 1] ?? []);
  return Math.floor((own.training.steps * multiplyAdds(network, whole)) / multiplyAdds(network, left));
}

/** Weights left at every level, from 1 on: exactly as many in every layer, whichever of its units go. */
export const budgetsOfUnits = (own: Experiment, specs: readonly ParameterSpec[]): Budget[] =>
  unitBudgetsOf(own, specs).map(({ groups, kept }) =>
    smallerSpecs(specs, groups, kept).flatMap(({ shape, prunable }, index) =>
      prunable ? [{ parameters: [index], kept: sizeOf(shape) }] : [],
    ),
  );
