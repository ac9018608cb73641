/** Values beyond the worse end of the axis are written beside their marks, where no line and no other of them is. */
import { textWidth } from '../kit/format';
import { boxOf, inside, overlaps, sampled, type Box, type Spot } from '../kit/place-labels';

/** Above the mark, or right and left of it, em. */
const LIFTS = [1.3, 2.55, 3.8] as const;
const BESIDE = 0.55;
const ASIDE = 0.7;

/** No chart knows these values exactly before they are drawn. */
const LIKE = '00 %';

/** The box of a value with its middle at a place. */
export const beyondBox = (middle: Spot, em: number): Box => boxOf({ text: LIKE, ...middle }, em);

interface Around {
  readonly plot: Box;
  readonly em: number;
  /** that no value should hide */
  readonly lines: readonly (readonly Spot[])[];
  /** of the marks that the values stand on: 1 above, −1 under them */
  readonly side?: 1 | -1;
}

/** Between the middles of two marks that would cover each other, and nearer than which they would, em. */
const [ROOM, COVERED] = [0.75, 0.45] as const;

/** How far each mark of an end of the axis moves aside, px, so that those that would cover each other stand in a row, left to right. */
export function asideOf(marks: readonly Spot[], em: number): number[] {
  const aside = marks.map(() => 0);
  const order = marks.map((mark, at) => ({ x: mark.x, at })).toSorted((a, b) => a.x - b.x);
  let row: typeof order = [];
  for (const [place, mark] of order.entries()) {
    row.push(mark);
    const next = order[place + 1];
    if (next && next.x - mark.x < em * COVERED) continue;
    const middle = (row[0].x + mark.x) / 2;
    for (const [slot, { x, at }] of row.entries()) {
      aside[at] = row.length > 1 ? middle + (slot - (row.length - 1) / 2) * ROOM * em - x : 0;
    }
    row = [];
  }
  return aside;
}

/** The middle of each value, in their order; null where there is no room: table and tooltip have it. */
export function placesBeyond(marks: readonly Spot[], { plot, em, lines, side = 1 }: Around): (Spot | null)[] {
  const taken: Box[] = [];
  const points = lines.flatMap((line) => sampled(line)).filter((point) => inside(point, plot));
  const half = textWidth(LIKE, em) / 2;
  return marks.map(({ x, y }) => {
    const places = [
      ...LIFTS.map((lift) => ({ x: Math.min(x, plot.right - half), y: y - side * lift * em })),
      ...[-1, 1].map((way) => ({ x: x + way * (half + em * ASIDE), y: y - side * BESIDE * em })),
    ].filter((place) => {
      const box = beyondBox(place, em);
      return box.right <= plot.right && taken.every((other) => !overlaps(box, other));
    });
    const behind = places.map((place) => {
      const box = beyondBox(place, em);
      return points.filter((point) => inside(point, box)).length;
    });
    const best = places[behind.indexOf(Math.min(...behind))] ?? null;
    if (best) taken.push(beyondBox(best, em));
    return best;
  });
}
