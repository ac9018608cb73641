import type { Looks } from '../../lottery/early-bird';
import type { Size } from '../kit/use-size';

/** Steps of colour from "as far as by chance" to "the same". */
export const SHADES = 12;
/** Most masks along a side of the picture: more squares would be smaller than a pixel. The table has all. */
const MOST = 90;

export interface MatrixMarks {
  /** the masks that are drawn, as indices */
  readonly shown: readonly number[];
  /** of one square, px */
  readonly side: number;
  readonly left: number;
  readonly top: number;
  /** of the whole matrix, px */
  readonly length: number;
  /** squares of equal shade as one path; from the palest, 0, to the darkest */
  readonly paths: readonly string[];
  /** the masks among which the first one at rest was found, px; null: none was */
  readonly found: { readonly at: number; readonly length: number } | null;
  readonly ticks: readonly { readonly at: number; readonly step: number }[];
}

/** 0 for masks as far apart as by chance or further, SHADES − 1 for equal ones. */
export const shadeOf = (distance: number, chance: number): number =>
  Math.max(0, Math.min(SHADES - 1, Math.round((SHADES - 1) * (1 - distance / Math.max(chance, 1e-9)))));

/** @param lookBacks masks that the newest is held against */
export function layout(
  { steps, distances, chance, emerged }: Looks,
  lookBacks: number,
  { width, em }: Size,
): MatrixMarks {
  const every = Math.max(1, Math.ceil(steps.length / MOST));
  const shown = steps.flatMap((_, at) => (at % every === 0 ? [at] : []));
  const left = em * 4;
  const top = em * 0.4;
  const side = Math.max(1, Math.min((width - left - em) / Math.max(1, shown.length), em * 2));
  const paths = Array.from({ length: SHADES }, () => '');
  const px = (value: number): string => value.toFixed(2);
  shown.forEach((row, y) =>
    shown.forEach((column, x) => {
      const [from, down] = [left + x * side, top + y * side];
      paths[shadeOf(distances[row][column], chance)] +=
        `M${px(from)} ${px(down)}h${px(side)}v${px(side)}h${px(-side)}z`;
    }),
  );
  const length = side * shown.length;
  const ticks = Math.max(1, Math.ceil((shown.length * em * 3.2) / Math.max(length, 1)));
  return {
    shown,
    side,
    left,
    top,
    length,
    paths,
    found:
      emerged === null
        ? null
        : {
            at: (Math.max(0, emerged - lookBacks) / every) * side,
            length: ((Math.min(lookBacks, emerged) + 1) / every) * side,
          },
    ticks: shown.flatMap((at, place) => (place % ticks === 0 ? [{ at: (place + 0.5) * side, step: steps[at] }] : [])),
  };
}
