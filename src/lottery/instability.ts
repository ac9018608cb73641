/** Linear mode connectivity (Frankle et al. 2020): paths of all trials, and from which step on copies stay connected. */
import type { Metric } from './metric';
import { STABLE_BELOW, type Barrier } from './path';
import { full, type Arm } from './run-key';
import type { Summary } from './statistics';

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
export const isStable = ({ unit }: Pick<Metric, 'unit'>, { height }: Instability): boolean =>
  unit === 'fraction' && height.mean < STABLE_BELOW;

/** The first step from which on all copies stay connected; null: the last one is not stable, or there is none. */
export function stableFrom(metric: Pick<Metric, 'unit'>, sweep: readonly Instability[]): number | null {
  const last = sweep.findLastIndex((one) => !isStable(metric, one));
  return sweep[last + 1]?.step ?? null;
}
