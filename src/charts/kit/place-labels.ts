/** Direct labels instead of a legend: each beside its own line, where nothing else is. */
import { bisector } from 'd3';
import { textWidth } from './format';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LabelRequest<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
  /** its name alone, for where it has no room otherwise */
  readonly short?: string;
  /** the line it names, left to right */
  readonly line: readonly Spot[];
  /** which end of the line is preferred */
  readonly side: 'left' | 'right';
}

export interface PlacedLabel<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
  /** centre of the text */
  readonly x: number;
  readonly y: number;
  /** where it begins, if that counts */
  readonly left?: number;
  /** the end of its line, where a line leads from there to the text */
  readonly from?: Spot;
}

/** Distance in px between the points by which lines are avoided. */
const SAMPLE = 8;

/** Cost from which a label misleads more than it tells. */
const MOST_COST = 45;

/** Points every few px along a line. */
export function sampled(line: readonly Spot[]): Spot[] {
  return line.flatMap((to, at) => {
    if (at === 0) return [to];
    const from = line[at - 1];
    const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / SAMPLE));
    return Array.from({ length: pieces }, (_, piece) => {
      const t = (piece + 1) / pieces;
      return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
    });
  });
}

export const inside = ({ x, y }: Spot, box: Box): boolean =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Is any of a line, from each of its points straight to the next, within a box? */
export const crosses = (line: readonly Spot[], box: Box): boolean =>
  line.some((to, at) => {
    const from = line[Math.max(0, at - 1)];
    // most lines are nowhere near: said before anything is computed, as labels are placed with each drawing
    if (Math.max(from.x, to.x) < box.left || Math.min(from.x, to.x) > box.right) return false;
    if (Math.max(from.y, to.y) < box.top || Math.min(from.y, to.y) > box.bottom) return false;
    // the part of the way that lies between the box's sides, then of that what lies between its ends (Liang & Barsky 1984)
    const [first, last] = within(from.x, to.x, box.left, box.right);
    const [above, below] = within(from.y, to.y, box.top, box.bottom);
    return Math.max(first, above, 0) <= Math.min(last, below, 1);
  });

/** Where, as parts of the way from one number to another, it is between two others; backwards: nowhere. */
function within(from: number, to: number, low: number, high: number): readonly [number, number] {
  if (from === to) return from >= low && from <= high ? [-Infinity, Infinity] : [1, 0];
  const ends = [(low - from) / (to - from), (high - from) / (to - from)];
  return [Math.min(...ends), Math.max(...ends)];
}

/** The box of a centred text. */
export function boxOf(label: { readonly text: string } & Spot, em: number): Box {
  const half = textWidth(label.text, em) / 2;
  return {
    left: label.x - half,
    right: label.x + half,
    top: label.y - em * 0.6,
    bottom: label.y + em * 0.6,
  };
}

/**
 * Places labels in the order given. A label stays inside `plot`, never overlaps another label or
 * `taken` box, avoids all lines, and lies nearer to its own line than to any other. Where a label
 * would mislead it is left out: colour, dash and tooltip name the line too.
 */
export function placeLabels<Id extends string>(
  requests: readonly LabelRequest<Id>[],
  plot: Box,
  em: number,
  taken: readonly Box[] = [],
): PlacedLabel<Id>[] {
  const lines = requests.map(({ id, line }) => ({ id, points: sampled(line) }));
  const boxes = [...taken];
  return requests.flatMap((request) => {
    const own = lines.find(({ id }) => id === request.id)?.points ?? [];
    const others = lines.flatMap(({ id, points }) => (id === request.id ? [] : points)).toSorted((a, b) => a.x - b.x);
    let best: PlacedLabel<Id> | null = null;
    let least = Infinity;
    const cheapestFirst = candidates(request, own, plot, em).toSorted((a, b) => a.cost - b.cost);
    for (const { label, cost: before } of cheapestFirst) {
      if (before >= least) break; // crossings only add to it
      const box = boxOf(label, em);
      const spaced = { ...box, left: box.left - em * 0.5, right: box.right + em * 0.5 };
      const crowded = boxes.some((other) => overlaps(spaced, other));
      if (crowded) continue;
      const cost = before + crossings(box, label, own, others, em, least - before);
      if (cost < least) [best, least] = [label, cost];
    }
    if (!best || least > MOST_COST) return [];
    boxes.push(boxOf(best, em));
    return [best];
  });
}

/** Places above and below the line, each with the cost of not being the favourite one. */
function candidates<Id extends string>(
  { id, text, side }: LabelRequest<Id>,
  own: readonly Spot[],
  plot: Box,
  em: number,
): { readonly cost: number; readonly label: PlacedLabel<Id> }[] {
  const half = textWidth(text, em) / 2;
  const step = Math.max(1, Math.round(16 / SAMPLE));
  const beside = own
    .filter((_, at) => at % step === 0 || at === own.length - 1)
    .flatMap((point) =>
      [-1, 1].flatMap((direction) =>
        [1, 1.5, 2.2, 3].map((distance) => {
          const x = Math.min(Math.max(point.x, plot.left + half + 2), plot.right - half - 2);
          const along = (x - plot.left) / (plot.right - plot.left);
          const away = side === 'right' ? 1 - along : along;
          const label = { id, text, x, y: point.y + direction * distance * em };
          return { label, cost: away * 3 + (distance - 1) * 2 };
        }),
      ),
    );
  const last = own[own.length - 1];
  // after the end of a line that stops early, as while the experiment runs
  const after = [0, -0.6, 0.6].map((shift) => ({
    label: { id, text, x: last.x + half + em * 0.8, y: last.y + shift * em },
    cost: Math.abs(shift),
  }));
  return [...beside, ...after].filter(({ label }) => {
    const box = boxOf(label, em);
    return box.left >= plot.left && box.right <= plot.right && box.top >= plot.top && box.bottom <= plot.bottom;
  });
}

/**
 * How much a label disturbs: points of lines behind it, and another line nearer than its own.
 * @param others by x
 * @param spare what it may come to: from there on nobody wants to know it exactly
 */
function crossings(
  box: Box,
  label: Spot,
  own: readonly Spot[],
  others: readonly Spot[],
  em: number,
  spare: number,
): number {
  const margin = em * 0.15;
  const wide = {
    left: box.left - margin,
    right: box.right + margin,
    top: box.top - margin,
    bottom: box.bottom + margin,
  };
  const mine = near(own, label, wide);
  const hidden = mine.behind * 3;
  if (hidden >= spare) return hidden;
  // what lies further away than this counts for nothing
  const reach = mine.distance * 1.15;
  const [from, to] = [Math.min(wide.left, label.x - reach), Math.max(wide.right, label.x + reach)];
  const theirs = near(others.slice(byX.left(others, from), byX.right(others, to)), label, wide);
  const ambiguous = theirs.distance < mine.distance ? MOST_COST : theirs.distance < reach ? 8 : 0;
  return hidden + (theirs.behind > 0 ? 24 + theirs.behind * 4 : 0) + ambiguous;
}

const byX = bisector(({ x }: Spot) => x);

/** Points inside a box, and the distance of the nearest to a place, in one pass: this is the inner loop. */
function near(points: readonly Spot[], place: Spot, box: Box): { readonly behind: number; readonly distance: number } {
  let [behind, least] = [0, Infinity];
  for (const point of points) {
    if (inside(point, box)) behind += 1;
    const squared = (point.x - place.x) ** 2 + (point.y - place.y) ** 2;
    if (squared < least) least = squared;
  }
  return { behind, distance: Math.sqrt(least) };
}
