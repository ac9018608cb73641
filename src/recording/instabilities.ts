/** Linear mode connectivity: how high the straight paths between the networks of a recording rise. */
import type { Instability, Pair, PathCurve } from '../lottery/instability';
import type { Metric } from '../lottery/metric';
import { barrierOf } from '../lottery/path';
import { armOf, full, type RunKey } from '../lottery/run-key';
import { summarize } from '../lottery/statistics';
import type { Measurement, Recording } from './recording';

const pairText = ({ arm, level, step, start }: Pair): string => [arm, level, step, start].join(' ');

/**
 * All paths of a recording by pair: those of the full network first, by step, then to another start, then of chains, as
 * they are in the recording.
 * @param leftOut trials whose full network did not learn: between networks that only guess there is no hill
 */
export function instabilitiesOf(
  { measurements = [] }: Pick<Recording, 'measurements'>,
  metric: Pick<Metric, 'id' | 'better'>,
  leftOut: readonly number[],
): Instability[] {
  const byPair = new Map<string, { readonly pair: Pair; readonly curves: PathCurve[] }>();
  for (const measurement of measurements) {
    if (measurement.measure !== 'path' || leftOut.includes(measurement.id.trial)) continue;
    const curve = curveOf(measurement, metric);
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
