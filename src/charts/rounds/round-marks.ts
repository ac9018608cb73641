/** Marks shared by the charts over weights remaining: axes, curves with bands, ghosts, labels. */
import { scaleLinear, ticks } from 'd3';
import {
  curvesOf,
  ticketRound,
  type Curve,
  type CurvePoint,
  type Gap,
  type Quantity,
  type RunResult,
} from '../../lottery/results';
import { textWidth } from '../kit/format';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import { boxOf, type Box, type LabelRequest, type PlacedLabel, type Spot } from '../kit/place-labels';
import type { PlacedKey } from '../kit/place-keys';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import type { Size } from '../kit/use-size';
import { inOneWay } from './in-one-way';
import { belowBox, liftsOf } from './below-labels';
import { withSizes } from '../../lottery/masks';
import { armOf, type Arm, full } from '../../lottery/run-key';

/** An earlier run drawn faintly behind. */
export interface Ghost {
  readonly results: readonly RunResult[];
  readonly arms: readonly Arm[];
}

export interface RoundData {
  /** finished runs */
  readonly results: readonly RunResult[];
  readonly arms: readonly Arm[];
  /** P_m (0 … 1) of the ticket after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  /** P_m of all chains, from 1 down; absent: they have those of the ticket */
  readonly stops?: readonly number[];
  /** P_m of rounds that settings plan and nobody has trained; absent: none */
  readonly planned?: readonly number[] | null;
  readonly quantity: Quantity | Gap;
  readonly ghost: Ghost | null;
  /** what the ghost's curves are, written once beside them */
  readonly ghostName?: string;
  /** names on screen by arm */
  readonly names: Readonly<Record<string, string>>;
}

/** What differs between the charts. */
export interface RoundOptions {
  readonly domain: readonly [low: number, high: number];
  readonly formatTick: (value: number, step: number) => string;
  /** smallest value a tick may have; default 0 */
  readonly leastTick?: number;
  /** largest value a tick may have */
  readonly mostTick: number;
  /** a horizontal line with its text */
  readonly reference: { readonly value: number; readonly text: string } | null;
  /** what open triangles say, where there are any */
  readonly atLeast?: string;
  /** free space at the top, in em */
  readonly headroom: number;
}

/** 'below': the value lies under the axis; its mark points down, with the value beside it. */
export type DotKind = 'mean' | 'at-least' | 'diverged' | 'below';

export interface Dot extends Spot {
  /** of its own chain */
  readonly round: number;
  /** the ticket's round with as many weights; null: it has none */
  readonly at: number | null;
  readonly kind: DotKind;
  readonly value: number;
  /** how high above the axis the value under it is written, em; null: no room, or not under it */
  readonly lift: number | null;
  /** the shortest trial of the band lies under the axis too */
  readonly minBelow: boolean;
}

export interface CurveMark {
  readonly arm: Arm;
  readonly line: readonly Spot[];
  readonly band: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  readonly dots: readonly Dot[];
  readonly trials: readonly { readonly trial: number; readonly line: readonly Spot[] }[];
}

export interface RoundMarks {
  readonly plot: Box;
  /** px of every planned round of the ticket */
  readonly byRound: readonly number[];
  readonly xTicks: readonly (Omit<RemainingTick, 'round'> & { readonly round?: number })[];
  /** px of planned rounds */
  readonly planned: readonly number[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly reference: { readonly y: number } | null;
  readonly curves: readonly CurveMark[];
  readonly ghosts: readonly { readonly arm: Arm; readonly line: readonly Spot[] }[];
  readonly labels: readonly PlacedLabel<Arm | 'ghost'>[];
  /** names of arms without room for a label, and what open triangles say ('at-least') */
  readonly keys: readonly PlacedKey<Arm | 'ghost' | 'at-least'>[];
  /** the curves as numbers, for tooltip and table */
  readonly values: readonly Curve[];
}

/** Marks of every curve within the given domain of values. */
export function roundMarks(data: RoundData, options: RoundOptions, size: Size): RoundMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 8);
  const [top, bottom] = [Math.ceil(em * 0.6), Math.floor(height - em * 3.4)];
  const y = scaleLinear()
    .domain([...options.domain])
    .range([bottom - em * 0.5, top + em * options.headroom]);
  const grid = tickValues({ ...options, domain: [y.invert(bottom), y.invert(top)] }, bottom - top, em);
  const yTicks = grid.values.map((value) => ({ y: y(value), text: options.formatTick(value, grid.step) }));
  const plot: Box = {
    left: Math.ceil(Math.max(...yTicks.map(({ text }) => textWidth(text, em)), em * 2) + em * 0.8),
    right: Math.floor(
      size.width -
        roomAtEnd(
          data.arms.map((arm) => data.names[arm] ?? arm),
          size,
        ),
    ),
    top,
    bottom,
  };
  const stops = data.stops ?? data.remaining;
  const planned = data.planned ?? null;
  const sizes = planned ? withSizes(stops, planned) : stops;
  const axis = remainingAxis(sizes, plot.left + em * 0.7, plot.right - em * 0.7, em, planned ?? stops);
  const byRound = data.remaining.map(axis.x);

  const values = curvesOf(data.results, data.arms, data.quantity);
  const placed = values.map((curve) =>
    curveMark(curve, {
      remaining: data.remaining,
      least: Math.min(...stops) * (1 - 1e-6),
      x: axis.x,
      y,
      plot,
      lost: lostPoints(data, curve),
      isStep: data.quantity === 'stopStep' || data.quantity === 'matchStep',
    }),
  );
  const curves = withLifts(placed, em);
  const reference = options.reference ? { y: y(options.reference.value) } : null;
  const named = curves
    .map(({ arm, line }) => ({ arm, line: line.filter((spot) => spot.y <= plot.bottom) }))
    .filter(({ line }) => line.length > 1);
  const requests = named.map(({ arm, line }): LabelRequest<Arm | 'ghost'> => ({
    id: arm,
    text: data.names[arm] ?? arm,
    line,
    side: 'right',
  }));
  if (options.reference && reference) {
    const ends = [plot.left, plot.right].map((x) => ({ x, y: reference.y }));
    requests.push({ id: full, text: options.reference.text, line: ends, side: 'left' });
  }
  const ghosts = ghostMarks(data, stops, axis.x, y);
  const longest = ghosts.toSorted((a, b) => b.line.length - a.line.length)[0];
  if (data.ghostName && longest && longest.line.length > 1) {
    requests.push({ id: 'ghost', text: data.ghostName, line: longest.line, side: 'right' });
  }
  const dots = curves.flatMap((curve) =>
    curve.dots
      .filter(({ kind }) => kind !== 'mean')
      .map(({ kind, x, y: at, lift }) =>
        kind === 'below' ? belowBox({ x, y: at }, lift ?? 1, em) : boxOf({ text: '×', x, y: at }, em),
      ),
  );
  const beside = nameLines<Arm | 'ghost'>(requests, plot, size, dots);
  const isCensored = curves.some((curve) => curve.dots.some(({ kind }) => kind === 'at-least'));
  const { labels, keys } = inOneWay(requests, beside, {
    more: options.atLeast && isCensored ? [{ id: 'at-least' as const, text: options.atLeast }] : [],
    isArm: (id) => data.arms.some((arm) => arm === id),
    lines: [...requests.map(({ line }) => line), ...ghosts.map(({ line }) => line)],
    taken: dots,
    plot,
    em,
  });
  return {
    plot,
    byRound,
    xTicks: axis.ticks.map(({ x, text, round }) => {
      if (planned) return { x, text };
      return { x, text, round: stops === data.remaining ? round : byRound.indexOf(x) };
    }),
    planned: planned?.slice(1).map(axis.x) ?? [],
    yTicks,
    reference,
    curves,
    ghosts,
    labels,
    keys,
    values,
  };
}

/** Values under the axis, none over another. */
function withLifts(curves: readonly CurveMark[], em: number): CurveMark[] {
  const below = curves.flatMap(({ dots }) => dots.filter(({ kind }) => kind === 'below'));
  const lifts = new Map(liftsOf(below, em).map((lift, at) => [below[at], lift]));
  return curves.map((curve) => ({
    ...curve,
    dots: curve.dots.map((dot) => ({ ...dot, lift: lifts.get(dot) ?? null })),
  }));
}

/** Round numbers for horizontal grid lines, about one per three lines of text. */
function tickValues(
  { domain, leastTick, mostTick }: Pick<RoundOptions, 'domain' | 'leastTick' | 'mostTick'>,
  height: number,
  em: number,
): { readonly values: number[]; readonly step: number } {
  const all = ticks(domain[0], domain[1], Math.max(2, Math.floor(height / (em * 3.4))));
  const values = all.filter((value) => value >= (leastTick ?? 0) && value <= mostTick);
  return { values, step: all.length > 1 ? all[1] - all[0] : 1 };
}

/** A round of an arm's own chain. */
type Place = Pick<CurvePoint, 'round' | 'remaining'>;

/** Rounds in which every trial of an arm diverged, so that there is no value to draw. */
function lostPoints(data: RoundData, { arm, points }: Curve): Place[] {
  const lost = data.results.filter((result) => armOf(result) === arm && result.diverged);
  const rounds = new Map(lost.map(({ level: round, remaining }) => [round, remaining]));
  for (const { round } of points) rounds.delete(round);
  return [...rounds].map(([round, remaining]) => ({ round, remaining }));
}

interface CurveFrame {
  /** of the ticket, by round */
  readonly remaining: readonly number[];
  /** what lies beyond the end of the axis has no place on it */
  readonly least: number;
  readonly x: (remaining: number) => number;
  readonly y: (value: number) => number;
  readonly plot: Box;
  /** where every trial diverged */
  readonly lost: readonly Place[];
  /** only steps are ever lower bounds */
  readonly isStep: boolean;
}

function curveMark({ arm, points }: Curve, frame: CurveFrame): CurveMark {
  const { x, y, plot, lost, isStep } = frame;
  const planned = points.filter(({ remaining }) => remaining >= frame.least);
  const dot = (point: CurvePoint): Dot => {
    const at = y(point.mean);
    const below = at > plot.bottom;
    const whole = isStep && point.censored > 0 ? 'at-least' : 'mean';
    return {
      round: point.round,
      at: ticketRound(frame.remaining, point),
      x: x(point.remaining),
      y: below ? plot.bottom : at,
      kind: point.diverged > 0 ? 'diverged' : below ? 'below' : whole,
      value: point.mean,
      lift: null,
      minBelow: y(point.min) > plot.bottom,
    };
  };
  const trials = [...new Set(planned.flatMap((point) => point.trials))];
  return {
    arm,
    line: planned.map(({ remaining, mean }) => ({ x: x(remaining), y: y(mean) })),
    band: planned.map(({ remaining, min, max }) => ({ x: x(remaining), low: y(min), high: y(max) })),
    dots: [
      ...planned.map(dot),
      ...lost.map((place): Dot => ({
        round: place.round,
        at: ticketRound(frame.remaining, place),
        x: x(place.remaining),
        y: plot.bottom,
        kind: 'diverged',
        value: Number.NaN,
        lift: null,
        minBelow: false,
      })),
    ],
    trials: trials.map((trial) => ({
      trial,
      line: planned.flatMap((point) => {
        const at = point.trials.indexOf(trial);
        return at < 0 ? [] : [{ x: x(point.remaining), y: y(point.values[at]) }];
      }),
    })),
  };
}

function ghostMarks(
  { ghost, quantity }: RoundData,
  stops: readonly number[],
  x: (remaining: number) => number,
  y: (value: number) => number,
): RoundMarks['ghosts'] {
  if (!ghost) return [];
  // what lies beyond the end of the axis has no place on it
  const least = Math.min(...stops) * (1 - 1e-6);
  return curvesOf(ghost.results, ghost.arms, quantity).map(({ arm, points }) => ({
    arm,
    line: points
      .filter(({ remaining }) => remaining >= least)
      .map(({ remaining, mean }) => ({ x: x(remaining), y: y(mean) })),
  }));
}
