/** Pruning of whole units and filters: the lowest of every layer, as many as its share says. */
import type { Masks } from './masks';
import type { ParameterSpec } from './parameters';
import { rateOf, type PruningRates } from './pruning';
import { unitScores } from './unit-scores';
import { unitsKept, unitsLeft, withoutUnits, type UnitGroup } from './units';

/** What one level leaves, and by which score. */
export interface UnitBudget {
  readonly groups: readonly UnitGroup[];
  /** units left of each group */
  readonly kept: readonly number[];
  readonly score: string;
  readonly version: number;
}

/**
 * Masks with as many units left of every group as the budget says: the lowest (score, position) go, with all that reads them.
 * Layers are ranked by themselves and independently: weights that go in this step still count (Li et al. 2017, §3.2).
 * @param scores per parameter and weight, of which the largest are kept
 */
export function pruneUnits(
  specs: readonly ParameterSpec[],
  masks: Masks,
  scores: readonly (Float32Array | null)[],
  { groups, kept, score }: Omit<UnitBudget, 'version'>,
): Masks {
  const sums = unitSums(masks, scores, { groups, score });
  const left = unitsLeft(specs, groups, masks).map((units, at) => {
    const ranked = [...units.keys()]
      .filter((unit) => units[unit] === 1)
      .toSorted((a, b) => sums[at][a] - sums[at][b] || a - b);
    const next = units.slice();
    for (const unit of ranked.slice(0, Math.max(0, ranked.length - kept[at]))) next[unit] = 0;
    return next;
  });
  return withoutUnits(specs, groups, masks, left);
}

/** What ranks the units of every group: what the scores of the weights that make them, and are left, come to. */
export function unitSums(
  masks: Masks,
  scores: readonly (Float32Array | null)[],
  { groups, score }: Pick<UnitBudget, 'groups' | 'score'>,
): Float64Array[] {
  const { of } = unitScores.get(score);
  return groups.map(({ kernel, units }) => {
    const [mask, sums] = [masks[kernel], new Float64Array(units)];
    scores[kernel]?.forEach((value, place) => {
      if (mask?.[place] !== 0) sums[place % units] += of(value);
    });
    return sums;
  });
}

/** Units left of every group at each level, from 1 on: each loses its rate of what the one before has left. */
export function unitsByLevel(
  specs: readonly ParameterSpec[],
  groups: readonly UnitGroup[],
  rates: PruningRates,
  levels: number,
): number[][] {
  const kept = [groups.map(({ units }) => units)];
  for (let level = 1; level <= levels; level += 1) {
    const percent = rates.remaining?.[level - 1];
    kept.push(
      groups.map(({ kernel, units }, at) => {
        const before = kept[level - 1][at];
        const left =
          percent === undefined ? unitsKept(before, rateOf(specs[kernel], rates)) : unitsKept(units, 1 - percent / 100);
        return Math.min(before, left);
      }),
    );
  }
  return kept.slice(1);
}
