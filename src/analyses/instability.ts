/** Linear mode connectivity: how high the straight paths between networks rise, and from which step on copies stay connected. */
import type { Metric } from '../lottery/metric';
import { barrierOf, STABLE_BELOW, type Barrier } from '../lottery/path';
import { armOf, full, type Arm, type RunKey } from '../lottery/run-key';
import { summarize, type Summary } from '../lottery/statistics';
import type { Measurement, Recording } from '../recording/recording';

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

const pairText = ({ arm, level, step, start }: Pair): string => [arm, level, step, start].join(' ');

/**
 * All paths of a recording by pair: those of the full network first, by step, then to another start, then of chains, as
 * they are in the recording.
 */
export function instabilitiesOf(
  { measurements = [] }: Pick<Recording, 'measurements'>,
  metric: Pick<Metric, 'id' | 'better'>,
): Instability[] {
  const byPair = new Map<string, { readonly pair: Pair; readonly curves: PathCurve[] }>();
  for (const measurement of measurements) {
    const curve = measurement.measure === 'path' ? curveOf(measurement, metric) : null;
    if (!curve) continue;
    const pair = pairOf(measurement);
    const known = byPair.get(pairText(pair)) ?? { pair, curves: [] };
    known.curves.push(curve);
    byPair.set(pairText(pair), known);
  }
  return [...byPair.values()]
    .map(({ pair, curves }) => ({
      ...pair,
      curves: curves.toSorted((a, b) => a.trial - b.trial),
      height: summarize(curves.map(({ height }) => height)),
      hill: summarize(curves.map(({ hill }) => hill)),
    }))
    .toSorted(
      (a, b) =>
        Number(a.arm !== full) - Number(b.arm !== full) ||
        (a.start === b.start ? 0 : a.start === 'same' ? -1 : 1) ||
        (a.arm === full && b.arm === full ? a.step - b.step : a.level - b.level),
    );
}

const pairOf = ({ id, about }: { readonly id: RunKey } & Pick<Measurement, 'about'>): Pair => ({
  arm: armOf(id),
  level: id.level,
  step: about.step,
  start: about.start === 0 ? 'same' : 'another',
});

/** Null where some place on the path has no number. */
function curveOf({ id, columns }: Measurement, metric: Pick<Metric, 'id' | 'better'>): PathCurve | null {
  const [alphas, values] = [columns.alpha, columns[`test.${metric.id}`] ?? []].map((column) =>
    column.filter((value) => value !== null),
  );
  if (alphas.length < 2 || values.length !== alphas.length) return null;
  return { trial: id.trial, alphas, values, ...barrierOf(metric, alphas, values) };
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
