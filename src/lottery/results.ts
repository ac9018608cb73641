/** Results of finished runs, and the curves over weights remaining that compare arms. */
import { said } from './problems';
import { Problem } from '../problem';
import { isGuessing, worthShowing, type Guessing } from './guessing';
import type { RunResult } from './run-result';
import { earlyStop, summarize, type Summary } from './statistics';

export type { RunResult };

/** Evaluation points of one run, by column. */
interface Points {
  readonly step: readonly number[];
  readonly validationLoss: readonly number[];
  readonly validationAccuracy: readonly number[];
  readonly testAccuracy: readonly (number | null)[];
  readonly trainAccuracy: readonly (number | null)[];
}

/**
 * The result of a run at its early stop, found in hindsight, and at its end (SCIENCE §1).
 * A diverged run is a failure: it counts with the accuracy of guessing, 1 / classes.
 */
export function resultOf(
  id: { readonly trial: number; readonly round: number; readonly arm: string },
  points: Points,
  diverged: boolean,
  guessing: Guessing,
): RunResult {
  const { trial, round, arm } = id;
  const stop = diverged ? null : earlyStop(points.step, points.validationLoss);
  if (!stop) {
    const { chance } = guessing;
    return {
      trial,
      round,
      arm,
      testAccuracyAtStop: chance,
      validationAccuracyAtStop: chance,
      trainAccuracyAtStop: chance,
      testAccuracyAtEnd: chance,
      trainAccuracyAtEnd: chance,
      stopStep: null,
      censored: false,
      diverged: true,
      guessing: true,
    };
  }
  const last = points.step.length - 1;
  const measured = (values: readonly (number | null)[], at: number): number => {
    const value = values[at];
    if (value === null) throw new Problem(said('no-value', { trial, round, arm, at }));
    return value;
  };
  const validationAccuracy = points.validationAccuracy[stop.at];
  return {
    trial,
    round,
    arm,
    testAccuracyAtStop: measured(points.testAccuracy, stop.at),
    validationAccuracyAtStop: validationAccuracy,
    trainAccuracyAtStop: measured(points.trainAccuracy, stop.at),
    testAccuracyAtEnd: measured(points.testAccuracy, last),
    trainAccuracyAtEnd: measured(points.trainAccuracy, last),
    stopStep: stop.step,
    censored: stop.censored,
    diverged: false,
    guessing: isGuessing(validationAccuracy, guessing),
  };
}

/** A quantity of one arm at one round, over its finished trials. */
export interface CurvePoint extends Summary {
  readonly round: number;
  /** one value per trial, in the order of `trials` */
  readonly values: readonly number[];
  readonly trials: readonly number[];
  /** how many of the trials diverged (counted as failures) */
  readonly diverged: number;
  /** how many early stops are censored: "≥" */
  readonly censored: number;
}

export interface Curve {
  readonly arm: string;
  readonly points: readonly CurvePoint[];
}

/** What a curve can show. */
export type Quantity =
  | 'testAccuracyAtStop'
  | 'validationAccuracyAtStop'
  | 'trainAccuracyAtStop'
  | 'testAccuracyAtEnd'
  | 'trainAccuracyAtEnd'
  | 'stopStep';

/**
 * Training accuracy − test accuracy: how much better a network is on examples it has seen
 * (Frankle & Carbin 2019, §3).
 */
export type Gap = 'gapAtStop' | 'gapAtEnd';

/** The value of one run; null where it has none. */
export function valueOf(result: RunResult, quantity: Quantity | Gap): number | null {
  switch (quantity) {
    // a failure counts as guessing in both splits, which says nothing about generalization
    case 'gapAtStop':
      return result.diverged ? null : result.trainAccuracyAtStop - result.testAccuracyAtStop;
    case 'gapAtEnd':
      return result.diverged ? null : result.trainAccuracyAtEnd - result.testAccuracyAtEnd;
    default:
      return result[quantity];
  }
}

/**
 * One curve per arm in `arms`; every curve of a pruned arm starts at the full network (round 0).
 * Trials whose full network did not learn are left out, unless there is no other.
 */
export function curvesOf(results: readonly RunResult[], arms: readonly string[], quantity: Quantity | Gap): Curve[] {
  const shown = worthShowing(results);
  return arms.map((arm) => {
    const ofArm = shown.filter((result) => result.arm === arm || result.round === 0);
    const rounds = [...new Set(ofArm.map((result) => result.round))].toSorted((a, b) => a - b);
    return { arm, points: rounds.flatMap((round) => curvePoint(ofArm, round, quantity)) };
  });
}

function curvePoint(results: readonly RunResult[], round: number, quantity: Quantity | Gap): CurvePoint[] {
  const all = results.filter((result) => result.round === round);
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
      values,
      trials: known.map(({ result }) => result.trial),
      ...summarize(values),
      diverged: all.filter((result) => result.diverged).length,
      censored: known.filter(({ result }) => result.censored).length,
    },
  ];
}
