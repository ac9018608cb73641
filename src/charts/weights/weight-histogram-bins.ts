/** Histograms of weights before and after training, apart for survivors and pruned. */
import type { Weights } from '../../lottery/parameters';
import { eachSampled, keptOrPruned, quantileOf } from '../kit/sampled-weights';

export interface WeightHistogramData {
  readonly theta0: Weights;
  /** θ_T of the full network; null while it is not at hand */
  readonly full: Weights | null;
  /** θ_T of the selected round's ticket, m ⊙ θ */
  readonly ticket: Weights | null;
  /** as in MaskRecord */
  readonly prunedIn: readonly (Uint8Array | null)[];
  /** survivors are what is left after this round */
  readonly round: number;
  /** one parameter, or null for all prunable ones */
  readonly parameter: number | null;
  /** units per parameter */
  readonly outputs: readonly number[];
}

export type HistogramRow = 'theta0' | 'full' | 'ticket';

export interface WeightHistogram {
  readonly row: HistogramRow;
  /** share of the group per bin; null where the group has no values of its own */
  readonly kept: readonly number[];
  readonly pruned: readonly number[] | null;
  /** root mean square */
  readonly spreadKept: number;
  readonly spreadPruned: number | null;
}

export interface WeightHistograms {
  /** the bins reach from −most to most; what lies beyond counts in the outer ones */
  readonly most: number;
  readonly rows: readonly WeightHistogram[];
  readonly hasPruned: boolean;
}

/** Odd, so that 0 is the middle of a bin. */
export const WEIGHT_BINS = 61;
/** Most weights of a group looked at: plenty for the bins, and quick. */
const SAMPLES = 8_000;
/** Share of the weights within ±most. */
const WITHIN = 0.995;

/** null when no weight is prunable. */
export function weightHistograms(data: WeightHistogramData): WeightHistograms | null {
  const { theta0, full, ticket, prunedIn, round, parameter, outputs } = data;
  const kept: [number, number][] = [];
  const pruned: [number, number][] = [];
  const groups = keptOrPruned(round);
  eachSampled({ prunedIn, only: parameter, outputs, groups, most: SAMPLES }, (at, index, group) => {
    (group === 0 ? kept : pruned).push([at, index]);
  });
  if (kept.length + pruned.length === 0) return null;
  const valuesOf = (weights: Weights, group: readonly [number, number][]): Float32Array =>
    Float32Array.from(group, ([at, index]) => weights[at][index]);
  const known = [
    { row: 'theta0', weights: theta0 },
    { row: 'full', weights: full },
    // in round 0 the ticket is the full network
    { row: 'ticket', weights: round === 0 ? null : ticket },
  ] as const;
  const measured = known.flatMap(({ row, weights }) =>
    weights
      ? [
          {
            row,
            kept: valuesOf(weights, kept),
            pruned: row === 'ticket' || pruned.length === 0 ? null : valuesOf(weights, pruned),
          },
        ]
      : [],
  );
  const most = Math.max(
    1e-9,
    ...measured.flatMap((group) => [reach(group.kept), group.pruned ? reach(group.pruned) : 0]),
  );
  return {
    most,
    hasPruned: pruned.length > 0,
    rows: measured.map((group) => ({
      row: group.row,
      kept: sharesOf(group.kept, most),
      pruned: group.pruned && sharesOf(group.pruned, most),
      spreadKept: rootMeanSquare(group.kept),
      spreadPruned: group.pruned && rootMeanSquare(group.pruned),
    })),
  };
}

/** Read from up to 2,000 values: sorting all of them takes longer than everything else. */
function reach(values: Float32Array): number {
  const step = Math.max(1, Math.floor(values.length / 2_000));
  const some = values.filter((_, at) => at % step === 0);
  return quantileOf(some.map(Math.abs).toSorted(), WITHIN);
}

function sharesOf(values: Float32Array, most: number): number[] {
  const bins = new Uint32Array(WEIGHT_BINS);
  const half = (WEIGHT_BINS - 1) / 2;
  for (const value of values) {
    const bin = Math.round((value / most) * half) + half;
    bins[Math.min(Math.max(bin, 0), WEIGHT_BINS - 1)] += 1;
  }
  return Array.from(bins, (count) => count / Math.max(values.length, 1));
}

const rootMeanSquare = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(values.length, 1));
