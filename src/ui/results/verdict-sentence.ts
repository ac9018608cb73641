/**
 * The verdict in words, by the rule of SCIENCE §4: "beats", "loses", "sooner" only when the 95 %
 * interval excludes zero. One sentence on the ticket, a short one on each other arm.
 */
import type { RunResult } from '../../lottery/results';
import type { Comparison } from '../../lottery/statistics';
import { verdictOf, type ArmVerdict, type SpeedVerdict } from '../../lottery/verdict';
import { accuracy, integer, percent, points, signedPoints, times, type Text } from '../format';

/** A clause of the verdict; `arm` colours its <arm> mark and is {{name}}, the key `leadIn` {{leadIn}}. */
export interface Clause extends Text {
  readonly arm?: string;
  readonly leadIn?: string;
}

export interface VerdictInput {
  readonly results: readonly RunResult[];
  /** the ticket first */
  readonly arms: readonly string[];
  readonly round: number;
  /** weights remaining by round, 0 … 1 */
  readonly remaining: readonly number[];
  readonly winning: number | null;
  /** did a person select the round? */
  readonly chosen: boolean;
  /** every planned run is over */
  readonly complete: boolean;
  /** something is being trained right now */
  readonly busy: boolean;
}

const KEY: Readonly<Record<Comparison, string>> = {
  more: 'more',
  less: 'less',
  'no difference': 'none',
  'not enough trials': 'few',
};

/** The clauses of the sentence; those that belong to one sentence follow each other. */
export function verdictClauses(input: VerdictInput): Clause[] {
  const { results, arms, round, remaining, winning, chosen, complete, busy } = input;
  const left = percent(remaining[round] ?? 1);
  const full = results.filter((result) => result.round === 0);
  if (full.length === 0) return [{ key: busy ? 'verdict.first' : 'verdict.nothing', values: {} }];
  const verdict = verdictOf(results, arms, round);
  if (!verdict) {
    if (round > 0) return [{ key: 'verdict.notYet', values: { round, left } }];
    const mean = full.reduce((sum, run) => sum + run.testAccuracyAtStop, 0) / full.length;
    const values = { accuracy: accuracy(mean), count: full.length };
    return [{ key: chosen || complete ? 'verdict.full' : 'verdict.fullFirst', values }];
  }
  const isChoice = !chosen && round === winning;
  const sentence = ticketSentence(verdict.ticket, verdict.speed, left, isChoice);
  if (winning === null && !chosen) {
    return [{ key: complete ? 'verdict.noWinning' : 'verdict.noWinningYet', values: {} }, ...sentence];
  }
  if (verdict.ticket.diverged > 0) {
    const { diverged, accuracy: difference } = verdict.ticket;
    sentence.push({ key: 'verdict.diverged', values: { count: diverged, n: difference.n } });
  }
  return [...sentence, ...verdict.others.map(otherClause)];
}

function valuesOf({ accuracy: difference }: ArmVerdict) {
  const { mean, n } = difference;
  return { points: points(mean), signed: signedPoints(mean), n, count: n };
}

/**
 * The ticket's accuracy, then its learning speed where the data say something about it.
 * @param isChoice the round is the one that validation chose, and the sentence says so
 */
function ticketSentence(
  ticket: ArmVerdict,
  speed: SpeedVerdict | null,
  left: string,
  isChoice: boolean,
): Clause[] {
  const accuracyKey = KEY[ticket.accuracyComparison];
  const about = isChoice ? 'choice' : 'ticket';
  const values = { ...valuesOf(ticket), left };
  if (accuracyKey === 'none' && speed?.comparison === 'no difference') {
    return [{ key: `verdict.${about}.noneBoth`, values, arm: 'ticket' }];
  }
  const first = { key: `verdict.${about}.${accuracyKey}`, values, arm: 'ticket' };
  return [first, speedClause(speed, accuracyKey)];
}

/** Ends the ticket's sentence. */
function speedClause(speed: SpeedVerdict | null, accuracyKey: string): Clause {
  if (!speed || speed.comparison === 'not enough trials') {
    return { key: 'verdict.speed.unknown', values: {} };
  }
  if (speed.comparison === 'no difference') {
    return { key: 'verdict.speed.none', values: { n: speed.steps.n } };
  }
  const sooner = speed.comparison === 'less';
  // "beats … and learns sooner", "loses … but learns sooner"; after "no difference" a new subject
  const better = accuracyKey === 'more';
  const joint = accuracyKey === 'more' || accuracyKey === 'less' ? (better === sooner ? '' : 'But') : 'It';
  return {
    key: `verdict.speed.${sooner ? 'sooner' : 'later'}${joint}`,
    values: { ratio: times(sooner ? speed.ratio : 1 / speed.ratio) },
  };
}

const otherClause = (other: ArmVerdict): Clause => ({
  key: `verdict.other.${other.diverged > 0 ? 'diverged' : KEY[other.accuracyComparison]}`,
  values: { ...valuesOf(other), diverged: other.diverged },
  arm: other.arm,
  leadIn: `verdict.leadIn.${other.arm}`,
});

/** What Play will do and cost, before there are results. */
export function beforeClause(trials: number, rounds: number, arms: number, steps: number): Clause {
  const runs = trials * (1 + rounds * arms);
  return {
    key: 'verdict.before',
    values: { runs: integer(runs), steps: integer(steps), total: integer(runs * steps), count: runs },
  };
}
