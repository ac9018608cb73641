/** Linear mode connectivity (Frankle et al. 2020): paths of all trials, and from which step on copies stay connected. */
import type { Metric } from './metric';
import { STABLE_BELOW, type Barrier } from './path';
import { full, type Arm } from './run-key';
import { summarize, type Summary } from './statistics';

/** Which pairs of networks, the same in every trial. */
export interface Pair {
  readonly arm: Arm;
  readonly level: number;
  /** k: where the training of the two parts */
  readonly step: number;
  /** of the second network: the same starting weights and another data order, or the other way round */
  readonly start: 'same' | 'another';
}

/** A measured path. */
export interface PathCurve extends Barrier {
  readonly trial: number;
  readonly alphas: readonly number[];
  /** of the metric on test examples, at each α */
  readonly values: readonly number[];
}

export interface Instability extends Pair {
  /** by trial */
  readonly curves: readonly PathCurve[];
  /** of the barriers' heights, over trials */
  readonly height: Summary;
  readonly hill: Summary;
}

/** The paths of copies of the full network, by the step at which they part. */
export const sweepOf = (instabilities: readonly Instability[]): Instability[] =>
  instabilities.filter(({ arm, start }) => arm === full && start === 'same');

/** Is the mean barrier below 2 points of error? Of other metrics nobody has said a limit. */
export const isStable = ({ unit }: Pick<Metric, 'unit'>, { height }: Pick<Instability, 'height'>): boolean =>
  unit === 'fraction' && height.mean < STABLE_BELOW;

/**
 * The first step from which on all copies stay connected, by the trials that have a path at each step; null: the last one
 * is not stable, or paths are missing.
 * @param steps k of all paths that the experiment measures
 */
export function stableFrom(
  metric: Pick<Metric, 'unit'>,
  sweep: readonly Instability[],
  steps: readonly number[],
): number | null {
  if (steps.some((step) => sweep.every((one) => one.step !== step))) return null;
  const inAll = (trial: number): boolean => sweep.every(({ curves }) => curves.some((curve) => curve.trial === trial));
  const comparable = sweep.map((one) => {
    const heights = one.curves.filter(({ trial }) => inAll(trial)).map(({ height }) => height);
    return { step: one.step, isStable: heights.length > 0 && isStable(metric, { height: summarize(heights) }) };
  });
  const last = comparable.findLastIndex((one) => !one.isStable);
  return comparable[last + 1]?.step ?? null;
}
