/** How many trials points are of: said once, and at the rounds that have fewer. */
import type { Curve } from '../../lottery/results';
import { textWidth } from '../kit/format';
import type { RoundMarks } from './round-marks';

export interface TrialCounts {
  /** of most points */
  readonly most: number;
  /** at rounds of which fewer are finished */
  readonly fewer: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

/** The most trials that a point has; 0 without points. */
export const mostTrials = (curves: readonly Curve[]): number =>
  Math.max(0, ...curves.flatMap(({ points }) => points.map(({ n }) => n)));

export function trialCounts({ values, curves, plot }: RoundMarks, em: number): TrialCounts {
  const most = mostTrials(values);
  const byPlace = new Map<number, number[]>();
  values.forEach(({ points }, curve) =>
    points.forEach(({ n }, at) => {
      const x = curves[curve]?.line[at]?.x;
      if (x !== undefined) byPlace.set(x, [...(byPlace.get(x) ?? []), n]);
    }),
  );
  const fewer = [...byPlace].flatMap(([x, counts]) => {
    const [least, many] = [Math.min(...counts), Math.max(...counts)];
    if (least === most) return [];
    const text = least === many ? `n = ${least}` : `n = ${least}–${many}`;
    const half = textWidth(text, em) / 2;
    return [{ x: Math.min(Math.max(x, plot.left + half), plot.right - half), y: plot.bottom - em * 0.8, text }];
  });
  return { most, fewer };
}
