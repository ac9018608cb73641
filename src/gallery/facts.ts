/** What a recording says in a few numbers, so that the gallery can be read before a recording is loaded. */
import { armsOf } from '../experiment/chains';
import { breakRound } from '../lottery/breaks';
import { judge } from '../lottery/guessing';
import { stableFrom, sweepOf } from '../lottery/instability';
import { curvesOf, meanOfFull, pointAt } from '../lottery/results';
import { full, ticketOf } from '../lottery/run-key';
import type { Comparison } from '../lottery/statistics';
import { saidOf, verdictOf, winningRound, type Said } from '../lottery/verdict';
import { networkOn } from '../experiment/network';
import { emergingChain, savedBy } from '../recording/emergences';
import { instabilitiesOf } from '../recording/instabilities';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';
import { recordedRemaining } from '../recording/remaining';
import { resultsOf, standardOf } from '../recording/results';
import { armNames } from '../experiment/arm-names';

/** One arm in one round: mean test score at early stop, and against the full network (95 %, paired). */
interface ArmFact {
  readonly score: number;
  readonly againstFull: Comparison;
  /** what the page says of it against the full network: 'none' may be too few trials to tell */
  readonly said: Said;
  /** what it says of a control against the ticket; null: nothing, and of the ticket itself */
  readonly againstTicket: Said | null;
}

export interface RoundFacts {
  /** P_m, 0 … 1 */
  readonly remaining: number;
  /** by the arm's name in files */
  readonly arms: Readonly<Record<string, ArmFact>>;
}

/** Of the trials of one level of Early-Bird. */
interface EmergenceFacts {
  /** mean share of the weights that its networks have */
  readonly remaining: number;
  /** mean test score at early stop */
  readonly score: number;
  /** trials whose mask came to rest before training was over */
  readonly emerged: number;
  /** after which share of training masks were drawn: the mean, and the last one */
  readonly drawn: number;
  readonly latest: number;
  /** mean share of the full network's multiply-adds in training that was not done */
  readonly saved: number;
}

export interface Facts {
  /** of all results; null for engines that differ between machines */
  readonly fingerprint: string | null;
  /** mean test score of the full network at early stop */
  readonly full: number;
  /** rounds 1, 2, … */
  readonly rounds: readonly RoundFacts[];
  /** the round validation chooses; null: no winning ticket */
  readonly winning: number | null;
  readonly trials: number;
  /** of them, whose full network did not learn */
  readonly leftOut: number;
  /** mean barriers between copies, in the metric that judges; absent: no path was measured */
  readonly barriers?: {
    /** of the full network, by the step k at which they part */
    readonly sweep: readonly (readonly [step: number, barrier: number])[];
    /** to another start; null: not measured */
    readonly another: number | null;
    /** the first step from which on all are below 2 points; null: there is none */
    readonly stableFrom: number | null;
  };
  /** Early-Bird, level by level; absent: no masks emerge */
  readonly emergence?: readonly EmergenceFacts[];
  /** training runs */
  readonly runs: number;
  /** of training, all runs one after the other */
  readonly seconds: number;
}

/** Six digits: more than any text shows. */
const short = (value: number): number => Number(value.toPrecision(6));

/** The facts of a finished recording. */
export function factsOf(recording: Recording): Facts {
  const results = resultsOf(recording);
  const standard = standardOf(recording);
  const arms = armsOf(recording.experiment);
  const names = armNames(recording.experiment);
  const curves = curvesOf(results, arms, 'testAtStop');
  const remaining = recordedRemaining(recording);
  const rounds = remaining.slice(1).map((fraction, index): RoundFacts => {
    const round = index + 1;
    const verdict = verdictOf(standard, results, arms, round); // null where no full network learned
    const verdicts = verdict ? [{ ...verdict.ticket, toTicket: null }, ...verdict.others] : [];
    const facts = verdicts.flatMap(({ arm, comparison, difference, toTicket }) => {
      const curve = curves.find((other) => other.arm === arm);
      const point = curve && pointAt(curve, remaining, round);
      const against = {
        againstFull: comparison,
        said: saidOf(standard, difference),
        againstTicket: toTicket && saidOf(standard, toTicket),
      };
      return point ? [[names.nameOf(arm), { score: short(point.mean), ...against }] as const] : [];
    });
    return { remaining: short(fraction), arms: Object.fromEntries(facts) };
  });
  const fullScore = meanOfFull(results, 'testAtStop') ?? 0;
  const seconds = recording.runs.reduce((sum, run) => sum + (run.trainingSeconds ?? 0), 0);
  return {
    fingerprint: fingerprint(recording),
    full: short(fullScore),
    rounds,
    winning: winningRound(standard, results),
    trials: recording.experiment.chance.trials,
    leftOut: judge(results).leftOut.length,
    ...barriersOf(recording),
    ...emergenceOf(recording),
    runs: recording.runs.length,
    seconds: Math.round(seconds),
  };
}

function barriersOf(recording: Recording): Pick<Facts, 'barriers'> {
  const { judge: metric } = standardOf(recording);
  const all = instabilitiesOf(recording, metric, judge(resultsOf(recording)).leftOut);
  if (all.length === 0) return {};
  const sweep = sweepOf(all);
  const another = all.find(({ arm, start }) => arm === full && start === 'another');
  return {
    barriers: {
      sweep: sweep.map(({ step, height }) => [step, short(height.mean)]),
      another: another ? short(another.height.mean) : null,
      stableFrom: stableFrom(metric, sweep, recording.experiment.connectivity.steps),
    },
  };
}

function emergenceOf(recording: Recording): Pick<Facts, 'emergence'> {
  const { experiment, data } = recording;
  const chain = emergingChain(experiment);
  if (chain < 0) return {};
  const network = networkOn(experiment, data);
  const trials = Array.from({ length: experiment.chance.trials }, (_, trial) => savedBy(recording, network, trial));
  const [{ points }] = curvesOf(resultsOf(recording), [ticketOf(chain)], 'testAtStop');
  const mean = (values: readonly number[]): number => short(values.reduce((sum, one) => sum + one, 0) / values.length);
  return {
    emergence: points.slice(1).map(({ round, remaining, mean: score }) => {
      const own = trials.flatMap((levels) => levels.filter(({ level }) => level === round));
      const drawn = own.map(({ step, steps }) => step / steps);
      return {
        remaining: short(remaining),
        score: short(score),
        emerged: own.filter(({ emerged }) => emerged).length,
        drawn: mean(drawn),
        latest: short(Math.max(...drawn)),
        saved: mean(own.map(({ saved }) => saved)),
      };
    }),
  };
}

/**
 * The fewest weights before any loss of the ticket against the full network is seen, if it recovers or
 * not, of the rounds whose trials can tell; null: lost at once, or nothing to compare with, as no full network learned.
 */
export function keptTo({ rounds }: Facts): RoundFacts | null {
  if (!rounds.some(({ arms }) => arms.ticket)) return null;
  const lost = rounds.findIndex(({ arms }) => arms.ticket?.againstFull === 'less');
  const before = lost < 0 ? rounds : rounds.slice(0, lost);
  return before.findLast(({ arms }) => arms.ticket?.said !== 'unclear') ?? null;
}

/** The first round from which on the ticket loses; null: it does not break. */
export function lostFrom({ rounds }: Facts): RoundFacts | null {
  const broken = breakRound([null, ...rounds.map(({ arms }) => arms.ticket?.againstFull ?? null)]);
  return broken === null ? null : rounds[broken - 1];
}

/** The best round in which the ticket beats the full network; null: in none. */
export const bestRound = (facts: Facts): RoundFacts | null =>
  facts.rounds
    .filter(({ arms }) => arms.ticket?.againstFull === 'more')
    .toSorted((a, b) => b.arms.ticket.score - a.arms.ticket.score)[0] ?? null;

/** Rounds that titles speak of. */
const LANDMARKS = {
  kept: keptTo,
  lostFrom,
  best: bestRound,
  first: ({ rounds }: Facts): RoundFacts | null => rounds[0] ?? null,
  last: ({ rounds }: Facts): RoundFacts | null => rounds.at(-1) ?? null,
} as const satisfies Readonly<Record<string, (facts: Facts) => RoundFacts | null>>;

export type Landmark = keyof typeof LANDMARKS;

/** The number of such a round, 1 …; null: there is none. */
export function roundAt(facts: Facts, landmark: Landmark | number): number | null {
  if (typeof landmark === 'number') return facts.rounds[landmark - 1] ? landmark : null;
  const round = LANDMARKS[landmark](facts);
  return round ? facts.rounds.indexOf(round) + 1 : null;
}
