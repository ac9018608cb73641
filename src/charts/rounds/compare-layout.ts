/** The score by weights remaining of several runs in one chart: one line for the ticket of each. */
import { scaleLinear, ticks } from 'd3';
import { leastOf, type Standard } from '../../lottery/metric';
import { curvesOf, type CurvePoint, type RunResult, type Score } from '../../lottery/results';
import { scoreTick, textWidth } from '../kit/format';
import { bestTick } from '../kit/goal';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import { type Box, type PlacedLabel, type Spot } from '../kit/place-labels';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import type { Size } from '../kit/use-size';
import { scoreDomain } from '../kit/value-domain';
import { inOneWay } from '../kit/in-one-way';
import type { MarkKey } from '../kit/keys';
import type { KeyRequest, PlacedKey } from '../kit/place-keys';
import { asideOf, beyondBox, placesBeyond } from './beyond-labels';
import { worseEnd } from './score-layout';
import { ticket } from '../../lottery/run-key';

export interface ComparedRun {
  readonly id: string;
  /** short enough to stand beside its line */
  readonly name: string;
  /** which colour and dash */
  readonly place: number;
  readonly results: readonly RunResult[];
  /** its own P_m (0 … 1) by round */
  readonly remaining: readonly number[];
}

/** A run's ticket at one of its rounds. */
export interface ComparedPoint extends Spot {
  readonly round: number;
  readonly remaining: number;
  /** px of the mean where there is room below the axis, too: for the line */
  readonly trueY: number;
  /** px of the least and the best trial */
  readonly low: number;
  readonly high: number;
  /** the mean lies beyond the worse end of the axis */
  readonly beyond: boolean;
  /** px that its mark stands beside it, where marks beyond the axis would cover each other */
  readonly aside: number;
  /** middle of its value, which is then written beside it; null: no room */
  readonly written: Spot | null;
  readonly point: CurvePoint;
}

export interface RunMark {
  readonly id: string;
  readonly name: string;
  readonly place: number;
  readonly points: readonly ComparedPoint[];
}

export interface CompareMarks {
  readonly plot: Box;
  readonly runs: readonly RunMark[];
  /** P_m that any of the runs has, from 1 down; those nearly equal are one */
  readonly stops: readonly number[];
  readonly xOfStop: readonly number[];
  readonly xTicks: readonly RemainingTick[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly labels: readonly PlacedLabel[];
  /** the end of the axis at which scores are worst */
  readonly worse: 'bottom' | 'top';
  /** what triangles say, where there are any; below the plot where that has no room */
  readonly keys: readonly PlacedKey<MarkKey>[];
  readonly below: readonly KeyRequest<MarkKey>[];
}

/** Tickets that break are what is compared: more of their fall is shown than in the chart of one run. */
const FENCE = 6;

/** Fractions closer than this, in parts of themselves, are one place to stop at. */
const NEAR = 0.04;

/** All fractions of weights remaining, largest first. */
export function stopsOf(runs: readonly Pick<ComparedRun, 'remaining'>[]): number[] {
  const all = [...new Set([1, ...runs.flatMap(({ remaining }) => remaining)])]
    .filter((value) => value > 0)
    .toSorted((a, b) => b - a);
  const stops: number[] = [];
  for (const value of all) {
    if (stops.length === 0 || value <= stops[stops.length - 1] * (1 - NEAR)) stops.push(value);
  }
  return stops;
}

/** The round of a run whose weights are nearest to a fraction, on a log scale. */
export function roundNear(remaining: readonly number[], fraction: number): number {
  const away = (value: number): number => Math.abs(Math.log(Math.max(value, 1e-9)) - Math.log(fraction));
  return remaining.reduce((best, value, round) => (away(value) < away(remaining[best]) ? round : best), 0);
}

/** The stop that a fraction stands for, one for all that speaks of it. */
export function stopNear(runs: readonly Pick<ComparedRun, 'remaining'>[], fraction: number): number {
  const stops = stopsOf(runs);
  return stops[roundNear(stops, fraction)];
}

export function layout(
  standard: Standard,
  runs: readonly ComparedRun[],
  quantity: Score,
  beyondText: string,
  size: Size,
): CompareMarks {
  const { em } = size;
  const curves = runs.map(({ results }) => curvesOf(results, [ticket], quantity)[0]);
  const domain = scoreDomain(standard, curves, null, { mostBeyond: FENCE });
  const height = Math.max(size.height, em * 10);
  const grid = ticks(domain[0], domain[1], Math.max(2, Math.floor((height - em * 4) / (em * 3.4)))).filter(
    (value) => value >= leastOf(standard.judge) && value <= bestTick(standard),
  );
  const step = grid.length > 1 ? grid[1] - grid[0] : 1;
  const text = (value: number): string => scoreTick(standard.judge, value, step);
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...grid.map((value) => textWidth(text(value), em))) + em * 0.8),
    right: Math.floor(
      size.width -
        roomAtEnd(
          runs.map(({ name }) => name),
          size,
        ),
    ),
    top: Math.ceil(em * 0.6),
    bottom: Math.floor(height - em * 3.4),
  };
  const stops = stopsOf(runs);
  const axis = remainingAxis(stops, plot.left + em * 0.7, plot.right - em * 0.7, em);
  const y = scaleLinear()
    .domain([...domain])
    .range([plot.bottom - em * 0.5, plot.top + em]);
  const worse = worseEnd(standard.judge);
  const isBeyond = (value: number): boolean => (worse === 'bottom' ? y(value) > plot.bottom : y(value) < plot.top);
  const clamp = (value: number): number => Math.min(Math.max(y(value), plot.top), plot.bottom);
  const placed = runs.map(({ id, name, place, remaining }, at): RunMark => ({
    id,
    name,
    place,
    points: curves[at].points
      .filter(({ round }) => round < remaining.length)
      .map((point) => ({
        round: point.round,
        remaining: remaining[point.round],
        x: axis.x(remaining[point.round]),
        y: clamp(point.mean),
        trueY: y(point.mean),
        low: clamp(point.min),
        high: clamp(point.max),
        beyond: isBeyond(point.mean),
        aside: 0,
        written: null,
        point,
      })),
  }));
  const out = placed.flatMap(({ points }) => points.filter(({ beyond }) => beyond));
  const lines = placed.map(({ points }) => points.map(({ x, trueY }) => ({ x, y: trueY })));
  // a name stands beside what can be seen of its line, and not on values below the axis
  const named = placed
    .map(({ id, name, points }) => ({
      id,
      text: name,
      line: points.filter(({ beyond }) => !beyond),
      side: 'right' as const,
    }))
    .filter(({ line }) => line.length > 1);
  // in figures thin lines lead across the plot to names at its end
  const leaders = nameLines(named, plot, size).flatMap(({ from, left, y: end }) =>
    from && left !== undefined ? [[from, { x: left, y: end }]] : [],
  );
  const around = { plot, em, lines: [...lines, ...leaders], side: worse === 'bottom' ? 1 : -1 } as const;
  const [places, aside] = [placesBeyond(out, around), asideOf(out, em)];
  const moved = new Map(out.map((point, at) => [point, { ...point, aside: aside[at], written: places[at] }]));
  const marks = placed.map((run) => ({ ...run, points: run.points.map((point) => moved.get(point) ?? point) }));
  const taken = marks.flatMap(({ points }) =>
    points.flatMap(({ written: middle }) => (middle ? [beyondBox(middle, em)] : [])),
  );
  const labels = nameLines(named, plot, size, taken);
  const id = worse === 'bottom' ? ('beyond' as const) : ('beyond-up' as const);
  const { keys, below } = inOneWay<string, MarkKey>([], labels, {
    more: out.length > 0 ? [{ id, text: beyondText }] : [],
    isArm: () => true,
    lines,
    taken,
    plot,
    em,
  });
  return {
    plot,
    worse,
    runs: marks,
    stops,
    xOfStop: axis.byRound,
    xTicks: axis.ticks,
    yTicks: grid.map((value) => ({ y: y(value), text: text(value) })),
    labels,
    keys: keys.flatMap((key) => (key.id === id ? [{ ...key, id }] : [])),
    below,
  };
}
