/** Results of finished runs, and the curves over weights remaining that compare arms. */
import { said } from './problems';
import { Problem } from '../problem';
import { worthShowing } from './guessing';
import type { Standard } from './metric';
import { isAsLarge } from './masks';
import { columnOf, type PointColumns } from './points';
import { armOf, keyText, type Arm, type RunKey } from './run-key';
import type { RunResult } from './run-result';
import type { Speed } from './speed';
import { earlyStop, stepsToMatch, summarize, type Summary } from './statistics';

export type { RunResult };

/**
 * The result of a run at its early stop, found in hindsight, and at its end (SCIENCE §1).
 * A diverged run counts as a failure: with what is had by guessing.
 * @param remaining fraction of the weights left, 0 … 1
 * @param best validation value of the trial's full network at its early stop; null: not known
 */
export function resultOf(
  id: RunKey,
  points: PointColumns,
  diverged: boolean,
  { judge, stop: stopsBy, failure, guessing }: Standard,
  remaining: number,
  best: number | null = null,
): RunResult {
  const stop = diverged ? null : earlyStop(points, stopsBy);
  if (!stop) {
    return {
      ...id,
      remaining,
      testAtStop: failure,
      validationAtStop: failure,
      trainAtStop: failure,
      testAtEnd: failure,
      trainAtEnd: failure,
      stopStep: null,
      censored: false,
      matchStep: null,
      unmatched: false,
      diverged: true,
      guessing: true,
    };
  }
  const last = points.step.length - 1;
  const measured = (split: 'train' | 'validation' | 'test', at: number): number => {
    const value = columnOf(points, split, judge)[at];
    if (value === null) throw new Problem(said('no-value', { run: keyText(id), at }));
    return value;
  };
  const validationAtStop = measured('validation', stop.at);
  // what has learned nothing has no speed
  const isTrained = points.step[last] > 0;
  const match = best === null || !isTrained ? null : stepsToMatch(points, stopsBy, best);
  return {
    ...id,
    remaining,
    testAtStop: measured('test', stop.at),
    validationAtStop,
    trainAtStop: measured('train', stop.at),
    testAtEnd: measured('test', last),
    trainAtEnd: measured('train', last),
    stopStep: isTrained ? stop.step : null,
    censored: isTrained && stop.censored,
    matchStep: match?.step ?? null,
    unmatched: match?.unmatched ?? false,
    diverged: false,
    guessing: guessing.isGuessing(validationAtStop),
  };
}

/** Mean of the full network, as curves show it; null before its first trial is finished. */
export function meanOfFull(results: readonly RunResult[], score: Score): number | null {
  const full = worthShowing(results).filter(({ level }) => level === 0);
  return full.length > 0 ? summarize(full.map((result) => result[score])).mean : null;
}

/** A quantity of one arm at one round, over its finished trials. */
export interface CurvePoint extends Summary {
  /** of the arm's own chain */
  readonly round: number;
  /** fraction of the weights left, the mean of the trials */
  readonly remaining: number;
  /** one value per trial, in the order of `trials` */
  readonly values: readonly number[];
  readonly trials: readonly number[];
  /** how many of the trials diverged (counted as failures) */
  readonly diverged: number;
  /** how many steps are lower bounds, "≥": of early stops at the last step, or of runs that match nothing */
  readonly censored: number;
}

export interface Curve {
  readonly arm: Arm;
  readonly points: readonly CurvePoint[];
}

/** Scores in the metric that judges. */
export type Score = 'testAtStop' | 'validationAtStop' | 'trainAtStop' | 'testAtEnd' | 'trainAtEnd';

/** What a curve can show. */
export type Quantity = Score | Speed;

/** Is the value only a lower bound? */
const isCensored = (result: RunResult, quantity: Quantity | Gap): boolean =>
  quantity === 'matchStep' ? result.unmatched : result.censored;

/**
 * Score in training − in test: how much better a network is on examples it has seen
 * (Frankle & Carbin 2019, §3).
 */
export type Gap = 'gapAtStop' | 'gapAtEnd';

/** The value of one run; null where it has none. */
export function valueOf(result: RunResult, quantity: Quantity | Gap): number | null {
  switch (quantity) {
    // a failure counts as guessing in both splits, which says nothing about generalization
    case 'gapAtStop':
      return result.diverged ? null : result.trainAtStop - result.testAtStop;
    case 'gapAtEnd':
      return result.diverged ? null : result.trainAtEnd - result.testAtEnd;
    default:
      return result[quantity];
  }
}

/**
 * One curve per arm in `arms`; every curve of a pruned arm starts at the full network (round 0).
 * Trials whose full network did not learn are left out, unless there is no other.
 */
export function curvesOf(results: readonly RunResult[], arms: readonly Arm[], quantity: Quantity | Gap): Curve[] {
  const shown = worthShowing(results);
  return arms.map((arm) => {
    const ofArm = shown.filter((result) => result.level === 0 || armOf(result) === arm);
    const rounds = [...new Set(ofArm.map((result) => result.level))].toSorted((a, b) => a - b);
    return { arm, points: rounds.flatMap((round) => curvePoint(ofArm, round, quantity)) };
  });
}

/**
 * The ticket's round with as many weights left as a chain has at a level of its own, that level before others; null:
 * it has none.
 * @param remaining of the ticket, by round
 */
export function ticketRound(
  remaining: readonly number[],
  point: Pick<CurvePoint, 'round' | 'remaining'>,
): number | null {
  const isEqual = (left: number): boolean => isAsLarge(left, point.remaining);
  if (isEqual(remaining[point.round])) return point.round;
  const at = remaining.findIndex(isEqual);
  return at < 0 ? null : at;
}

/** The point of a curve that stands where the ticket has a round. */
export const pointAt = ({ points }: Curve, remaining: readonly number[], round: number): CurvePoint | undefined =>
  points.find((point) => ticketRound(remaining, point) === round);

/** Of networks that differ in size only where training finds how many weights go: then the mean. */
const meanRemaining = (results: readonly RunResult[]): number => {
  const [{ remaining }] = results;
  if (results.every((result) => result.remaining === remaining)) return remaining;
  return results.reduce((sum, result) => sum + result.remaining, 0) / results.length;
};

function curvePoint(results: readonly RunResult[], round: number, quantity: Quantity | Gap): CurvePoint[] {
  const all = results.filter((result) => result.level === round);
  const known = all
    .flatMap((result) => {
      const value = valueOf(result, quantity);
      return value === null ? [] : [{ result, value }];
    })
    .toSorted((a, b) => a.result.trial - b.result.trial);
  if (known.length === 0) return [];
  const values = known.map(({ value }) => value);
  return [
    {
      round,
      remaining: meanRemaining(all),
      values,
      trials: known.map(({ result }) => result.trial),
      ...summarize(values),
      diverged: all.filter((result) => result.diverged).length,
      censored: known.filter(({ result }) => isCensored(result, quantity)).length,
    },
  ];
}
