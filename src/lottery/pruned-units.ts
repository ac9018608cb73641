/** What one round of pruning does to the units of a layer, or its filters, that go whole. */
import { masksAt, type Masks, type PrunedIn } from './masks';
import type { ParameterSpec, Weights } from './parameters';
import { unitSums, type UnitBudget } from './prune-units';
import { cutOf, prunedLayer, type PrunedLayer } from './pruned-layer';
import { unitsLeft } from './units';

interface PrunedUnits {
  readonly specs: readonly ParameterSpec[];
  readonly units: Pick<UnitBudget, 'groups' | 'score'>;
  /** those that scores were added up under */
  readonly masks: Masks;
  readonly scores: readonly (Float32Array | null)[];
  /** of the chain, as in MaskRecord */
  readonly prunedIn: PrunedIn;
  readonly thetaT: Weights;
  readonly start: Weights;
}

/** A layer per group; values are how large the weights that make a unit are. @param most units shown of each */
export function prunedUnits(
  { specs, units: { groups, score }, masks, scores, prunedIn, thetaT, start }: PrunedUnits,
  round: number,
  most: number,
): PrunedLayer[] {
  const [before, after] = [round - 1, round].map((level) => unitsLeft(specs, groups, masksAt(prunedIn, level)));
  const sums = unitSums(masks, scores, { groups, score });
  return groups.map(({ kernel, units }, at) => {
    // those that fall later are still there
    const fates = before[at].map((left, unit) => (after[at][unit] === 1 ? 0 : left === 1 ? round : 1));
    const own = { fates, score: Float32Array.from(sums[at]) };
    return prunedLayer(
      {
        ...own,
        parameter: kernel,
        together: [kernel],
        cut: cutOf([own], round),
        units,
        thetaT: sizesOf(thetaT[kernel], units),
        start: sizesOf(start[kernel], units),
      },
      round,
      most,
    );
  });
}

/** The root of the mean square of the weights that make each unit: the columns of a kernel. */
function sizesOf(kernel: Float32Array, units: number): Float32Array {
  const squares = new Float64Array(units);
  for (const [place, value] of kernel.entries()) squares[place % units] += value * value;
  return Float32Array.from(squares, (sum) => Math.sqrt((sum * units) / kernel.length));
}
