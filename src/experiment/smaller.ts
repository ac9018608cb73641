/** Networks that are smaller for real: what the network of a level is without the units that have gone. */
import { controls } from '../lottery/controls';
import type { ParameterSpec } from '../lottery/parameters';
import type { UnitBudget } from '../lottery/prune-units';
import type { Place } from '../lottery/run-key';
import { smallerSpecs, unitsOfCounts } from '../lottery/units';
import { chainsOf, experimentOfChain, findsCounts, isByUnit } from './chains';
import type { Experiment } from './schema';
import { emergingOf, unitBudgetsOf } from './units';

/** Groups of units, and how many of each are left. */
export type UnitsAt = Pick<UnitBudget, 'groups' | 'kept'>;

/**
 * Units left at a level of a chain; null: no whole units go there, or it is found in training how many, and not yet.
 * @param level from 1 on @param found weights left per parameter, as training found them: looked at where nothing is planned
 */
export function unitsAt(
  experiment: Experiment,
  specs: readonly ParameterSpec[],
  chain: number,
  level: number,
  found: readonly number[] | null,
): UnitsAt | null {
  if (!isByUnit(experiment, chain)) return null;
  const own = experimentOfChain(experiment, chainsOf(experiment)[chain]);
  if (!findsCounts(experiment, chain)) return unitBudgetsOf(own, specs).at(level - 1) ?? null;
  const groups = emergingOf(own, specs).at(level - 1)?.groups;
  return groups && found ? { groups, kept: unitsOfCounts(specs, groups, found) } : null;
}

/** Does an arm lose whole units? Weights in places of their own leave something of every one: there nothing is smaller. */
export function isSmaller(experiment: Experiment, { chain, control }: Place): boolean {
  const placed = control === null ? null : controls.get(control);
  return chain !== null && isByUnit(experiment, chain) && (!placed || placed.keepsPlaces || placed.byUnits === true);
}

/** The parameters of such a network; null as of `unitsAt`, of the full network, and of arms that lose no whole units. */
export function smallerAt(
  experiment: Experiment,
  specs: readonly ParameterSpec[],
  place: Place,
  level: number,
  found: readonly number[] | null,
): readonly ParameterSpec[] | null {
  if (level === 0 || place.chain === null || !isSmaller(experiment, place)) return null;
  const at = unitsAt(experiment, specs, place.chain, level, found);
  return at && smallerSpecs(specs, at.groups, at.kept);
}
