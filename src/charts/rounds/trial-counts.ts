/** How many trials points are of: said once, and at the rounds that have fewer. */
import type { Curve } from '../../lottery/results';
import { ofTrials, textWidth } from '../kit/format';
import { boxOf, overlaps, type Spot } from '../kit/place-labels';
import { writtenIn, type RoundMarks } from './round-marks';

/** Above the axis, em: where a count stands if it can, and where else. */
const LIFTS = [0.8, 2.05, 3.3] as const;

/** The most trials that a point has; 0 without points. */
export const mostTrials = (curves: readonly Curve[]): number =>
  Math.max(0, ...curves.flatMap(({ points }) => points.map(({ n }) => n)));

/** What is written at rounds of which fewer trials are finished. */
export function fewerTrials(marks: RoundMarks, em: number): readonly (Spot & { readonly text: string })[] {
  const { values, curves, plot } = marks;
  const most = mostTrials(values);
  const byPlace = new Map<number, number[]>();
  values.forEach(({ points }, curve) =>
    points.forEach(({ n }, at) => {
      const x = curves[curve]?.line[at]?.x;
      if (x !== undefined) byPlace.set(x, [...(byPlace.get(x) ?? []), n]);
    }),
  );
  const taken = writtenIn(marks, em);
  return [...byPlace].flatMap(([x, counts]) => {
    const [least, many] = [Math.min(...counts), Math.max(...counts)];
    if (least === most) return [];
    const text = ofTrials(least === many ? least : `${least}–${many}`);
    const half = textWidth(text, em) / 2;
    const places = LIFTS.map((lift) => ({
      x: Math.min(Math.max(x, plot.left + half), plot.right - half),
      y: plot.bottom - em * lift,
      text,
    }));
    // where there is no room, table and tooltip have it
    const place = places.find((one) => taken.every((box) => !overlaps(box, boxOf(one, em))));
    if (!place) return [];
    taken.push(boxOf(place, em));
    return [place];
  });
}
