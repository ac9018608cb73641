/** Places of a guessed and a measured curve over weights remaining. */
import { scaleLinear, ticks } from 'd3';
import type { Standard } from '../../lottery/metric';
import type { ByRound } from '../../lottery/prediction';
import { scoreTick, textWidth } from '../kit/format';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import { boxOf, type Box, type LabelRequest, type PlacedLabel, type Spot } from '../kit/place-labels';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import type { Size } from '../kit/use-size';
import { type Arm, full, ticket } from '../../lottery/run-key';

/** What is seen when one looks closer. */
export interface Closer {
  readonly domain: readonly [low: number, high: number];
  /** what the ticket is compared with */
  readonly others: readonly { readonly arm: Arm; readonly name: string; readonly scores: ByRound }[];
}

interface PredictionData {
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  readonly guess: ByRound;
  /** measured score by round; null while it is hidden */
  readonly actual: ByRound | null;
  /** known from the start; null before it is trained */
  readonly full: number | null;
  /** the axis goes from a failure to the ideal, so that it tells nothing */
  readonly standard: Standard;
  /** the axis goes from here to there instead, once everything may be told; what is beyond is cut off */
  readonly closer?: Closer;
  /** an answer behind the last round, where there is one: it does not happen in any */
  readonly never?: string;
  /** written beside their lines */
  readonly names: { readonly guess: string; readonly ticket: string; readonly full: string };
}

interface PredictionMarks {
  readonly plot: Box;
  readonly byRound: readonly number[];
  /** px of the answer behind the last round */
  readonly never: number | null;
  readonly xTicks: readonly RemainingTick[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly full: number | null;
  /** px by round; null where nothing is guessed */
  readonly handles: readonly (Spot | null)[];
  readonly guess: readonly Spot[];
  readonly actual: readonly Spot[];
  readonly others: readonly { readonly arm: Arm; readonly spots: readonly Spot[] }[];
  /** from guess to result, where there are both */
  readonly misses: readonly { readonly round: number; readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly labels: readonly PlacedLabel<Arm | 'guess'>[];
  /** score at a height in px, from a failure to the ideal */
  readonly valueAt: (y: number) => number;
}

/** What can be guessed: from a failure to the ideal, to the full network where that is not known. */
export const rangeOf = ({ failure, ideal }: Standard, full: number | null): readonly [worst: number, best: number] => [
  failure,
  ideal ?? full ?? failure,
];

export function layout(data: PredictionData, size: Size): PredictionMarks {
  const { width, height: given, em } = size;
  const { remaining, guess, actual, full: score, standard, never, names, closer } = data;
  // what is more stands higher, be it better or worse, as in the chart of results
  const [low, high] = (closer?.domain ?? rangeOf(standard, score)).toSorted((a, b) => a - b);
  const height = Math.max(given, em * 8);
  const [top, bottom] = [Math.ceil(em * 0.8), Math.floor(height - em * 3.4)];
  const values = ticks(low, high, Math.max(2, Math.floor((bottom - top) / (em * 3))));
  const step = (values[1] ?? high) - (values[0] ?? low);
  const texts = values.map((value) => scoreTick(standard.judge, value, step));
  const plot: Box = {
    left: Math.ceil(Math.max(...['100 %', ...texts].map((text) => textWidth(text, em))) + em * 0.8),
    right: Math.floor(width - roomAtEnd([names.ticket, names.guess], size)),
    top,
    bottom,
  };
  const room = never ? textWidth(never, em) + em * 1.5 : em * 0.7;
  const axis = remainingAxis(remaining, plot.left + em * 0.7, plot.right - room, em);
  const y = scaleLinear()
    .domain([low, high])
    .range([plot.bottom - em * 0.3, plot.top]);
  const places = (scores: ByRound): (Spot | null)[] =>
    axis.byRound.map((x, round) => {
      const value = scores[round] ?? null;
      return value === null ? null : { x, y: y(value) };
    });
  const handles = places(guess);
  const measured = actual ? places(actual) : [];
  const isThere = (spot: Spot | null): spot is Spot => spot !== null;
  const others = (closer?.others ?? []).map(({ arm, name, scores }) => ({
    arm,
    name,
    spots: places(scores).filter(isThere),
  }));
  const guessed = handles.filter(isThere);
  const beyond = nameBeyond(names.guess, guessed, plot, em);
  const lines: readonly LabelRequest<Arm | 'guess'>[] = [
    { id: ticket, text: names.ticket, line: measured.filter(isThere), side: 'right' },
    { id: 'guess', text: names.guess, line: seen(guessed, plot), side: 'right' },
    ...others.map(({ arm, name, spots }): LabelRequest<Arm> => ({ id: arm, text: name, line: spots, side: 'right' })),
    {
      id: full,
      text: names.full,
      // the measured curve begins there; from near it may leave it at once
      line: score === null || (actual && !closer) ? [] : [plot.left, plot.right].map((x) => ({ x, y: y(score) })),
      side: 'left',
    },
  ];
  return {
    plot,
    byRound: axis.byRound,
    never: never ? plot.right - textWidth(never, em) / 2 : null,
    labels: [
      ...beyond,
      ...nameLines(
        lines.filter(({ line }) => line.length > 1),
        plot,
        size,
        beyond.map((label) => boxOf(label, em)),
      ),
    ],
    xTicks: axis.ticks,
    yTicks: values.map((value, at) => ({ y: y(value), text: texts[at] })),
    full: score === null ? null : y(score),
    handles,
    guess: guessed,
    actual: measured.filter(isThere),
    others,
    misses: handles.flatMap((spot, round) => {
      const there = measured[round] ?? null;
      return spot && there && round > 0 && !closer ? [{ round, x: spot.x, y1: spot.y, y2: there.y }] : [];
    }),
    valueAt: (px) => Math.min(Math.max(y.invert(px), low), high),
  };
}

/** A line as far as it lies within the plot, to where it leaves it. */
function seen(line: readonly Spot[], { top, bottom }: Box): Spot[] {
  const isInside = ({ y }: Spot): boolean => y >= top && y <= bottom;
  return line.flatMap((spot, at) => {
    if (isInside(spot)) return [spot];
    const before = line[at - 1];
    if (!before || !isInside(before)) return [];
    const edge = spot.y > bottom ? bottom : top;
    return [{ x: before.x + ((spot.x - before.x) * (edge - before.y)) / (spot.y - before.y), y: edge }];
  });
}

/** Where all of a line lies beyond the plot, its name stands in the corner that it went to. */
function nameBeyond(name: string, line: readonly Spot[], plot: Box, em: number): PlacedLabel<'guess'>[] {
  const end = line.at(-1);
  if (!end || line.some(({ y }) => y >= plot.top && y <= plot.bottom)) return [];
  const isBelow = end.y > plot.bottom;
  const text = `${name} ${isBelow ? '↓' : '↑'}`;
  const x = plot.right - textWidth(text, em) / 2 - em * 0.5;
  return [{ id: 'guess', text, x, y: isBelow ? plot.bottom - em * 0.9 : plot.top + em * 0.7 }];
}
