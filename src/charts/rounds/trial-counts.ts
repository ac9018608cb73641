/** How many trials points are of: said once, and at the rounds that have fewer. */
import type { Curve } from '../../lottery/results';
import { ofTrials, textWidth } from '../kit/format';
import { boxOf, crosses, overlaps, type Spot } from '../kit/place-labels';
import { linesIn, writtenIn, type RoundMarks } from './round-marks';

/** Above the axis, em: where a count stands if it can, and how far above each other are the other places. */
const [LIFT, NEXT] = [0.8, 1.25] as const;

/** The most trials that a point has; 0 without points. */
export const mostTrials = (curves: readonly Curve[]): number =>
  Math.max(0, ...curves.flatMap(({ points }) => points.map(({ n }) => n)));

/** A count, in the middle of the places that it is of. */
export interface Count extends Spot {
  readonly text: string;
  /** px from the first to the last of them; null: one place */
  readonly over: readonly [from: number, to: number] | null;
}

/**
 * What is written at rounds of which fewer trials are finished, once for neighbours of which as many are: on no line, nor
 * on anything else that is written.
 */
export function fewerTrials(marks: RoundMarks, em: number): readonly Count[] {
  const { plot } = marks;
  const taken = writtenIn(marks, em);
  const lines = linesIn(marks);
  const lifts = Array.from({ length: Math.floor((plot.bottom - plot.top) / em / NEXT) }, (_, at) => LIFT + at * NEXT);
  return groupsOf(marks).flatMap(({ text, xs }) => {
    const [first, last] = [xs[0], xs[xs.length - 1]];
    const half = textWidth(text, em) / 2;
    const middle = (first + last) / 2;
    const across = [middle, ...xs.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))];
    const places = lifts.flatMap((lift) =>
      across.map((x) => ({
        x: Math.min(Math.max(x, plot.left + half), plot.right - half),
        y: plot.bottom - em * lift,
        text,
      })),
    );
    // where there is no room, table and tooltip have it
    const place = places.find((one) => {
      const box = boxOf(one, em);
      return taken.every((other) => !overlaps(other, box)) && !lines.some((line) => crosses(line, box));
    });
    if (!place) return [];
    taken.push(boxOf(place, em));
    return [{ ...place, over: xs.length > 1 ? [first, last] : null }];
  });
}

/** Places of which fewer trials are finished, left to right, neighbours with the same count together. */
function groupsOf({ values, curves }: RoundMarks): { readonly text: string; readonly xs: number[] }[] {
  const most = mostTrials(values);
  const byPlace = new Map<number, number[]>();
  values.forEach(({ points }, curve) =>
    points.forEach(({ n }, at) => {
      const x = curves[curve]?.line[at]?.x;
      if (x !== undefined) byPlace.set(x, [...(byPlace.get(x) ?? []), n]);
    }),
  );
  const groups: { readonly text: string; readonly xs: number[] }[] = [];
  let before = '';
  for (const [x, counts] of [...byPlace].toSorted(([a], [b]) => a - b)) {
    const [least, many] = [Math.min(...counts), Math.max(...counts)];
    const text = least === most ? '' : ofTrials(least === many ? least : `${least}–${many}`);
    if (text !== '' && text === before) groups[groups.length - 1].xs.push(x);
    else if (text !== '') groups.push({ text, xs: [x] });
    before = text;
  }
  return groups;
}
