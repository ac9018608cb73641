/** The horizontal axis of the curves: weights remaining, logarithmic, from 100 % to the last round. */
import { scaleLog } from 'd3';
import { remainingNumber, textWidth, timesNumber } from './format';

export interface RemainingTick {
  /** its place among the numbers of the axis */
  readonly round: number;
  readonly x: number;
  readonly text: string;
}

interface RemainingAxis {
  /** px of a fraction of weights remaining */
  readonly x: (remaining: number) => number;
  /** px of every planned round */
  readonly byRound: readonly number[];
  readonly ticks: readonly RemainingTick[];
}

/**
 * @param remaining P_m (0 … 1) after rounds 0, 1, …, as planned
 * @param left px of 100 %
 * @param right px of the last round
 * @param em px of the tick labels
 * @param named where ticks stand; absent: at every round. 'times': at 1, 2, 5, 10, …, how many times smaller
 */
export function remainingAxis(
  remaining: readonly number[],
  left: number,
  right: number,
  em: number,
  named: readonly number[] | 'times' = remaining,
): RemainingAxis {
  const positive = remaining.filter((value) => value > 0);
  // a tiny network may be pruned to nothing, which a log axis cannot show: half the last density
  const least = Math.min(...positive) * (positive.length < remaining.length ? 0.5 : 1);
  const most = Math.max(...positive);
  const scale = scaleLog()
    .domain(most > least ? [most, least] : [most, most / 2])
    .range([left, right]);
  const x = (value: number): number => scale(Math.max(value, least));
  const byRound = remaining.map(x);
  if (named === 'times') return { x, byRound, ticks: timesTicks(1 / least, x, em) };
  return { x, byRound, ticks: ticksThatFit(named, named.map(x), em) };
}

/** Networks have whole numbers of weights: 0.2 % of them are 499 times fewer or 501. */
const ROUNDED = 0.005;

/** 1, 2, 5, 10, …, or powers of ten alone where those have no room. */
function timesTicks(most: number, x: (remaining: number) => number, em: number): RemainingTick[] {
  const tens = Array.from({ length: Math.floor(Math.log10(most * (1 + ROUNDED))) + 1 }, (_, power) => 10 ** power);
  const sets = [tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]), tens];
  const ticks = sets.map((set) =>
    set
      .filter((times) => times <= most * (1 + ROUNDED))
      .map((times) => ({ times, x: x(1 / times), text: timesNumber(times) })),
  );
  const fitting = ticks.find((set) => set.every((tick, at) => at === 0 || isApart(set[at - 1], tick, em)));
  // no round stands there
  return (fitting ?? ticks[1]).map(({ x: at, text }) => ({ round: -1, x: at, text }));
}

const isApart = (a: Omit<RemainingTick, 'round'>, b: Omit<RemainingTick, 'round'>, em: number): boolean =>
  Math.abs(a.x - b.x) >= (textWidth(a.text, em) + textWidth(b.text, em)) / 2 + em * 0.5;

/** At even distances; where last rounds hardly prune any more and stand on each other, as many as fit. */
function ticksThatFit(remaining: readonly number[], xs: readonly number[], em: number): RemainingTick[] {
  const all = remaining.map((value, round) => ({ round, x: xs[round], text: remainingNumber(value) }));
  const apart = (a: RemainingTick, b: RemainingTick): boolean => isApart(a, b, em);
  const [even, dense] = [evenTicks(all, apart), denseTicks(all, apart)];
  return dense.length > 2 * even.length ? dense : even;
}

type Apart = (a: RemainingTick, b: RemainingTick) => boolean;

/** One after the other, each that does not overlap the one before. */
function denseTicks(all: readonly RemainingTick[], apart: Apart): RemainingTick[] {
  const kept: RemainingTick[] = [];
  for (const tick of all) {
    const last = kept.at(-1);
    if (!last || apart(last, tick)) kept.push(tick);
  }
  return kept;
}

/** Every k-th round, for the smallest k without overlaps, and the last one where it fits. */
function evenTicks(all: readonly RemainingTick[], apart: Apart): RemainingTick[] {
  for (let stride = 1; stride < all.length; stride += 1) {
    const some = all.filter(({ round }) => round % stride === 0);
    if (!some.every((tick, at) => at === 0 || apart(tick, some[at - 1]))) continue;
    const [last, end] = [some[some.length - 1], all[all.length - 1]];
    if (last.round !== end.round && apart(last, end)) some.push(end);
    return some;
  }
  return all.slice(0, 1);
}

/** The round whose place is nearest to `x`. */
export const nearestRound = (byRound: readonly number[], x: number): number =>
  byRound.reduce((best, at, round) => (Math.abs(at - x) < Math.abs(byRound[best] - x) ? round : best), 0);
