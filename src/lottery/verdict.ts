/** The verdict: what the data say about one round, by the rule of SCIENCE §4. */
import { gain, type Metric, type Standard } from './metric';
import { levelOfSize, pairsOf } from './pairs';
import { speedVerdict, type SpeedVerdict } from './speed';
import { armOf, full, ticket, type Arm } from './run-key';
import type { RunResult } from './results';
import { compareBy, pairedDifference, type Comparison, type PairedDifference } from './statistics';

/** One arm against the full network at one round. */
export interface ArmVerdict {
  readonly arm: Arm;
  /** test score at early stop, arm − full network */
  readonly difference: PairedDifference;
  /** 'more' is better, whichever way the metric counts */
  readonly comparison: Comparison;
  /** trials of this arm that diverged */
  readonly diverged: number;
}

export interface Verdict {
  readonly round: number;
  readonly ticket: ArmVerdict;
  readonly speed: SpeedVerdict;
  /** the other arms that have finished trials with as many weights */
  readonly others: readonly ArmVerdict[];
}

/**
 * May one say "as accurate, as far as n trials can tell", or what else is good? Where the interval holds zero, the mean is
 * no farther from it than where a ticket breaks, and the trials do not vary too much to tell.
 */
export function isAsGood({ margin, vague }: Standard, { mean, interval }: PairedDifference): boolean {
  if (!interval) return false;
  const [low, high] = interval;
  const reach = Math.max(-low, high);
  return low <= 0 && high >= 0 && Math.abs(mean) <= margin + ROUNDING && reach <= vague;
}

/** Are the trials so unlike that a mean far from zero is still no difference? Then that is what there is to say. */
export const isUnclear = ({ vague }: Standard, { mean, interval }: PairedDifference): boolean =>
  interval !== null && interval[0] <= 0 && interval[1] >= 0 && Math.abs(mean) > vague;

/**
 * The verdict on `round`; null while no trial has both ticket and full network finished, and where
 * no full network learned.
 */
export function verdictOf(
  { judge: metric }: Standard,
  results: readonly RunResult[],
  arms: readonly Arm[],
  round: number,
): Verdict | null {
  const first = armVerdict(metric, results, ticket, round);
  const like = results.find((result) => armOf(result) === ticket && result.level === round);
  if (!first || !like) return null;
  const others = arms.flatMap((arm) => {
    const level = arm === ticket ? null : levelOfSize(results, arm, like);
    const verdict = level === null ? null : armVerdict(metric, results, arm, level);
    return verdict ? [verdict] : [];
  });
  return { round, ticket: first, speed: speedVerdict(results, ticket, round), others };
}

/** Shares are whole numbers of examples; sums of them as fractions are off by less than this. */
const ROUNDING = 1e-9;

/**
 * The round selected by default, chosen on *validation*: the fewest weights whose mean validation
 * score at early stop is at least as good as the full network's, paired by trial. `null`: no such round, or
 * no full network that learned.
 */
export function winningRound({ judge: metric }: Standard, results: readonly RunResult[]): number | null {
  const rounds = results.filter((result) => armOf(result) === ticket).map(({ level }) => level);
  const winning = [...new Set(rounds)].filter((round) => {
    const pairs = pairsOf(results, [ticket, full], round).map(
      ([arm, whole]) => [arm.validationAtStop, whole.validationAtStop] as const,
    );
    return pairs.length > 0 && gain(metric, pairedDifference(pairs).mean) >= -ROUNDING;
  });
  return winning.length > 0 ? Math.max(...winning) : null;
}

/** The last round that is finished of the ticket or what hangs on its chain; 0: of the full network at most. */
export const lastRound = (results: readonly RunResult[]): number =>
  Math.max(0, ...results.flatMap(({ chain, level }) => (chain === 0 ? [level] : [])));

/** An arm at a round of its own; null while no trial has both finished. */
export function armVerdict(metric: Metric, results: readonly RunResult[], arm: Arm, round: number): ArmVerdict | null {
  const pairs = pairsOf(results, [arm, full], round);
  if (pairs.length === 0) return null;
  const difference = pairedDifference(pairs.map(([a, whole]) => [a.testAtStop, whole.testAtStop] as const));
  return {
    arm,
    difference,
    comparison: compareBy(metric, difference),
    diverged: pairs.filter(([a]) => a.diverged).length,
  };
}
