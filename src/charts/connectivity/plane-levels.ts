/** Heights at which a plane's contours are drawn: few, readable, and close where the valley is. */
import { ticks } from 'd3';

/** Most contours. */
const MOST = 9;
/** So many times as high as the lowest place, and a scale is logarithmic. */
const LOG_FROM = 4;
/** Higher than all but so many places is drawn alike: one far corner is not what a plane is looked at for. */
const CLIPPED = 0.03;

/** Within each decade, from many to few. */
const STEPS = [[1, 1.5, 2, 3, 4, 5, 7], [1, 2, 5], [1, 3], [1]];

export interface Levels {
  /** ascending */
  readonly values: readonly number[];
  readonly isLog: boolean;
}

/**
 * Between the lowest place and nearly the highest.
 * @param costs numbers from 0 on, at least one @param logs may the scale be logarithmic?
 */
export function levelsOf(costs: readonly number[], logs: boolean): Levels {
  const sorted = Float64Array.from(costs).toSorted();
  const [low, high] = [sorted[0], sorted[Math.ceil((sorted.length - 1) * (1 - CLIPPED))]];
  if (!logs || low <= 0 || high / low < LOG_FROM) {
    return { values: ticks(low, high, MOST - 1).filter((value) => value > low && value < high), isLog: false };
  }
  const decades = ticks(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)), 40).filter(Number.isInteger);
  const all = STEPS.map((steps) =>
    decades
      .flatMap((decade) => steps.map((step) => Number((step * 10 ** decade).toPrecision(3))))
      .filter((value) => value > low && value < high),
  );
  const values = all.find(({ length }) => length <= MOST) ?? all[all.length - 1];
  const every = Math.ceil(values.length / MOST);
  return { values: values.filter((_, at) => at % every === 0), isLog: true };
}
