/** The verdict: what the data say about one round, by the rule of SCIENCE §4. */
import { ROUNDING, smallestAsGood } from './advantage';
import type { Metric, Standard } from './metric';
import { levelOfSize, pairsOf } from './pairs';
import { speedVerdict, type Speed, type SpeedVerdict } from './speed';
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

/** Another arm: against the full network, and against the ticket. */
export interface OtherVerdict extends ArmVerdict {
  /**
   * test score at early stop, arm − ticket, at as many weights; null where no trial has both, and where the ticket
   * diverged in one that has: nothing is better for being held against a failure
   */
  readonly toTicket: PairedDifference | null;
}

export interface Verdict {
  readonly round: number;
  readonly ticket: ArmVerdict;
  /** of the ticket */
  readonly speed: Readonly<Record<Speed, SpeedVerdict>>;
  /** the other arms that have finished trials with as many weights */
  readonly others: readonly OtherVerdict[];
}

/**
 * May one say "as accurate, as far as n trials can tell", or what else is good? Where the interval holds zero, the mean is
 * no farther from it than where a ticket breaks, and the trials do not vary too much to tell.
 */
function isAsGood({ margin, vague }: Standard, { mean, interval }: PairedDifference): boolean {
  if (!interval) return false;
  return holdsZero(interval) && Math.abs(mean) <= margin + ROUNDING && reachOf(interval) <= vague;
}

/**
 * Are the trials too few, or too unlike, to say that no difference is seen? A large one may well be there where the
 * interval holds zero and reaches far.
 */
const isUnclear = ({ vague }: Standard, { interval }: PairedDifference): boolean =>
  interval !== null && holdsZero(interval) && reachOf(interval) > vague;

type Interval = NonNullable<PairedDifference['interval']>;

const holdsZero = ([low, high]: Interval): boolean => low <= 0 && high >= 0;
const reachOf = ([low, high]: Interval): number => Math.max(-low, high);

/** What may be said of a difference: everywhere the same, in sentences and beside charts. */
export type Said = Comparison | 'same' | 'unclear';

export function saidOf(standard: Standard, difference: PairedDifference): Said {
  if (isAsGood(standard, difference)) return 'same';
  return isUnclear(standard, difference) ? 'unclear' : compareBy(standard.judge, difference);
}

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
    if (level === null) return [];
    const verdict = armVerdict(metric, results, arm, level);
    if (!verdict) return [];
    const isLost = pairsOf(results, [arm, ticket], level).some(([, own]) => own.diverged);
    return [{ ...verdict, toTicket: isLost ? null : scoreDifference(results, [arm, ticket], level) }];
  });
  const speed = {
    matchStep: speedVerdict(results, ticket, round, 'matchStep'),
    stopStep: speedVerdict(results, ticket, round, 'stopStep'),
  };
  return { round, ticket: first, speed, others };
}

/**
 * The round selected by default, chosen on *validation*: the fewest weights whose mean validation
 * score at early stop is at least as good as the full network's, paired by trial. `null`: no such round, or
 * no full network that learned.
 */
export const winningRound = (standard: Standard, results: readonly RunResult[]): number | null =>
  smallestAsGood(standard, results, 'validationAtStop');

/** The last round that is finished of the ticket or what hangs on its chain; 0: of the full network at most. */
export const lastRound = (results: readonly RunResult[]): number =>
  Math.max(0, ...results.flatMap(({ chain, level }) => (chain === 0 ? [level] : [])));

/** Test score at early stop of one arm at a round of its own − the other's, at as many weights; null without a pair. */
function scoreDifference(
  results: readonly RunResult[],
  arms: readonly [Arm, Arm],
  round: number,
): PairedDifference | null {
  const pairs = pairsOf(results, arms, round).map(([a, b]) => [a.testAtStop, b.testAtStop] as const);
  return pairs.length > 0 ? pairedDifference(pairs) : null;
}

/** An arm at a round of its own; null while no trial has both finished. */
export function armVerdict(metric: Metric, results: readonly RunResult[], arm: Arm, round: number): ArmVerdict | null {
  const difference = scoreDifference(results, [arm, full], round);
  if (!difference) return null;
  return {
    arm,
    difference,
    comparison: compareBy(metric, difference),
    diverged: pairsOf(results, [arm, full], round).filter(([a]) => a.diverged).length,
  };
}
