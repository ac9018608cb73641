/** The verdict: what the data say about one round, by the rule of SCIENCE §4. */
import { judge } from './guessing';
import type { RunResult } from './results';
import { compare, pairedDifference, type Comparison, type PairedDifference } from './statistics';

/** One arm against the full network at one round. */
export interface ArmVerdict {
  readonly arm: string;
  /** test accuracy at early stop, arm − full network, as a fraction */
  readonly accuracy: PairedDifference;
  readonly accuracyComparison: Comparison;
  /** trials of this arm that diverged */
  readonly diverged: number;
}

/** Learning speed of an arm against the full network. */
export interface SpeedVerdict {
  /** early-stop step of the full network / of the arm, means over the pairs; > 1 learns sooner */
  readonly ratio: number;
  readonly steps: PairedDifference;
  /** 'less' steps = sooner */
  readonly comparison: Comparison;
  /** pairs left out because an early stop was censored or a run diverged */
  readonly leftOut: number;
}

export interface Verdict {
  readonly round: number;
  readonly ticket: ArmVerdict;
  /** null when every pair is censored or diverged */
  readonly speed: SpeedVerdict | null;
  /** the other arms that have finished trials of this round */
  readonly others: readonly ArmVerdict[];
}

/** Most points that an interval around no difference may reach, and still say that there is none. */
const VAGUE = 0.05;

/**
 * May one say "as accurate, as far as n trials can tell"? Where the interval holds zero, the mean is
 * no farther from it than where a ticket breaks, and the trials do not vary too much to tell.
 */
export function isAsAccurate({ mean, interval }: PairedDifference): boolean {
  if (!interval) return false;
  const [low, high] = interval;
  const reach = Math.max(-low, high);
  return low <= 0 && high >= 0 && Math.abs(mean) <= BREAKS_AT + ROUNDING && reach <= VAGUE;
}

/** Are the trials so unlike that a mean far from zero is still no difference? Then that is what there is to say. */
export const isUnclear = ({ mean, interval }: PairedDifference): boolean =>
  interval !== null && interval[0] <= 0 && interval[1] >= 0 && Math.abs(mean) > VAGUE;

/**
 * The verdict on `round`; null while no trial has both ticket and full network finished, and where
 * no full network learned.
 */
export function verdictOf(results: readonly RunResult[], arms: readonly string[], round: number): Verdict | null {
  const ticket = armVerdict(results, 'ticket', round);
  if (!ticket) return null;
  const others = arms.flatMap((arm) => {
    const verdict = arm === 'ticket' ? null : armVerdict(results, arm, round);
    return verdict ? [verdict] : [];
  });
  return { round, ticket, speed: speedVerdict(results, 'ticket', round), others };
}

/** A ticket "breaks" where it stays more than this below the full network: one accuracy point. */
export const BREAKS_AT = 0.01;

/** Accuracies are whole numbers of examples; sums of them as fractions are off by less than this. */
const ROUNDING = 1e-9;

/**
 * The round selected by default, chosen on *validation*: the fewest weights whose mean validation
 * accuracy at early stop is at least the full network's, paired by trial. `null`: no such round, or
 * no full network that learned.
 */
export function winningRound(results: readonly RunResult[]): number | null {
  const rounds = results.filter((result) => result.arm === 'ticket').map((result) => result.round);
  const winning = [...new Set(rounds)].filter((round) => {
    const pairs = pairsOf(results, 'ticket', round).map(
      ([arm, full]) => [arm.validationAccuracyAtStop, full.validationAccuracyAtStop] as const,
    );
    return pairs.length > 0 && pairedDifference(pairs).mean >= -ROUNDING;
  });
  return winning.length > 0 ? Math.max(...winning) : null;
}

/** [arm, full network] of every trial that counts and in which both are finished. */
function pairsOf(results: readonly RunResult[], arm: string, round: number): (readonly [RunResult, RunResult])[] {
  const { counting } = judge(results);
  return counting.flatMap((result) => {
    if (result.arm !== arm || result.round !== round) return [];
    const full = counting.find((other) => other.arm === 'full' && other.trial === result.trial);
    return full ? [[result, full] as const] : [];
  });
}

function armVerdict(results: readonly RunResult[], arm: string, round: number): ArmVerdict | null {
  const pairs = pairsOf(results, arm, round);
  if (pairs.length === 0) return null;
  const accuracy = pairedDifference(pairs.map(([a, full]) => [a.testAccuracyAtStop, full.testAccuracyAtStop] as const));
  return {
    arm,
    accuracy,
    accuracyComparison: compare(accuracy),
    diverged: pairs.filter(([a]) => a.diverged).length,
  };
}

function speedVerdict(results: readonly RunResult[], arm: string, round: number): SpeedVerdict | null {
  const all = pairsOf(results, arm, round);
  const pairs = all.flatMap(([a, full]) =>
    a.stopStep === null || full.stopStep === null || a.censored || full.censored
      ? []
      : [[a.stopStep, full.stopStep] as const],
  );
  if (pairs.length === 0) return null;
  const steps = pairedDifference(pairs);
  const sum = (side: 0 | 1): number => pairs.reduce((total, pair) => total + pair[side], 0);
  return {
    ratio: sum(1) / sum(0),
    steps,
    comparison: compare(steps),
    leftOut: all.length - pairs.length,
  };
}
