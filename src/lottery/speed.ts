/** Learning speed: an arm compared with the full network by the steps that tell it. */
import { pairsOf } from './pairs';
import { full, type Arm } from './run-key';
import type { RunResult } from './run-result';
import { compare, pairedDifference, summarize, type Comparison, type PairedDifference } from './statistics';

/**
 * By steps to match the full network's best validation value, which tells who is sooner where it is; or by the early stop
 * (Frankle & Carbin 2019), which tells when each is at its own best.
 */
export const SPEEDS = ['matchStep', 'stopStep'] as const;
export type Speed = (typeof SPEEDS)[number];

/** Learning speed of an arm against the full network, paired by trial. */
export interface SpeedVerdict {
  /** trials that have both, trained */
  readonly pairs: number;
  /** of them without a number to compare: an early stop is censored, the best value is never matched, or a run diverged */
  readonly leftOut: number;
  /** of those left out: one of the two diverged, so no step tells its speed, not even as a bound */
  readonly diverged: number;
  /** null: no pair is left, or the best value is not matched in all; the fastest trials alone would flatter the arm */
  readonly found: {
    /** mean steps of the arm, and of the full network */
    readonly own: number;
    readonly full: number;
    /** the full network's / the arm's: > 1 learns sooner */
    readonly ratio: number;
    readonly steps: PairedDifference;
    /** 'less' steps = sooner */
    readonly comparison: Comparison;
  } | null;
}

/** At a round of the arm's own. */
export function speedVerdict(results: readonly RunResult[], arm: Arm, round: number, by: Speed): SpeedVerdict {
  const pairs = pairsOf(results.filter(isTrained), [arm, full], round);
  const known = pairs.flatMap(([a, whole]) => {
    const [own, other] = [stepsOf(a, by), stepsOf(whole, by)];
    return own === null || other === null ? [] : [[own, other] as const];
  });
  const leftOut = pairs.length - known.length;
  const diverged = pairs.filter((pair) => pair.some((result) => result.diverged)).length;
  const counts = { pairs: pairs.length, leftOut, diverged };
  if (known.length === 0 || (by === 'matchStep' && leftOut > 0)) return { ...counts, found: null };
  const steps = pairedDifference(known);
  const [own, other] = ([0, 1] as const).map((side) => summarize(known.map((pair) => pair[side])).mean);
  return { ...counts, found: { own, full: other, ratio: other / own, steps, comparison: compare(steps) } };
}

/** What is measured as it starts has no speed. */
const isTrained = ({ stopStep, diverged }: RunResult): boolean => stopStep !== null || diverged;

/** null: no more than a lower bound, or diverged. */
function stepsOf(result: RunResult, by: Speed): number | null {
  const isBound = by === 'matchStep' ? result.unmatched : result.censored;
  return isBound ? null : result[by];
}
