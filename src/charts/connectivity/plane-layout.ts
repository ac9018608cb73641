/** Marks of the loss on a plane through three networks: filled contours, the networks, the straight ways between them. */
import { contours, ticks } from 'd3';
import type { PlaneSpot, Three } from '../../lottery/plane';
import { formatNumber } from '../kit/numbers';
import type { Metric } from '../../lottery/metric';
import { scoreTick, textWidth } from '../kit/format';
import type { Box, Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';
import { clamp } from '../kit/view';
import { isLoss, type PlaneField } from './plane-field';
import { levelsOf } from './plane-levels';

export interface PlaneMarks {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** from the lowest: where it is at least so high, as the path of an area; the first is all of the plot */
  readonly bands: readonly { readonly path: string; readonly colour: string }[];
  /** their key: a column of the bands' colours, with the values between them */
  readonly scale: {
    readonly x: number;
    readonly width: number;
    readonly boxes: readonly { readonly y: number; readonly height: number; readonly colour: string }[];
    readonly texts: readonly { readonly y: number; readonly text: string }[];
    readonly isLog: boolean;
  };
  readonly networks: Three<Spot & { readonly label: Spot & { readonly anchor: 'start' | 'middle' | 'end' } }>;
  readonly xOf: (x: number) => number;
  readonly yOf: (y: number) => number;
  /** the place of the grid that is nearest to px: [column, row] */
  readonly nearest: (spot: Spot) => readonly [number, number];
}

interface Data {
  readonly field: PlaneField;
  readonly metric: Metric;
  readonly networks: Three<{ readonly name: string }>;
}

/** From nearly paper, in the valley, over a middle colour to the highest; even in oklab. */
export function bandColour(share: number): string {
  const [low, high, part] =
    share < 0.5
      ? ['var(--plane-low)', 'var(--plane-middle)', share * 2]
      : ['var(--plane-middle)', 'var(--plane-high)', share * 2 - 1];
  return `color-mix(in oklab, ${high} ${Math.round(part * 100)}%, ${low})`;
}

/** With as many digits as tell levels apart that are `step` from each other. */
const levelText = (metric: Metric, value: number, step: number): string =>
  isLoss(metric) ? formatNumber(value, { maximumSignificantDigits: 6 }) : scoreTick(metric, value, step);

/** @param field with a grid of some numbers */
export function layout({ field, metric, networks }: Data, size: Size): PlaneMarks {
  const { em } = size;
  const { xs, ys, values } = field;
  const numbers = values.filter((value) => value !== null);
  const levels = levelsOf(numbers, isLoss(metric));
  const apart = Math.abs((levels.values[1] ?? 0) - levels.values[0]);
  const scaleTexts = levels.values.map((value) => levelText(metric, value, apart));
  const scaleRoom = em * 2.1 + Math.max(em * 2, ...scaleTexts.map((text) => textWidth(text, em)));
  const distances = ticks(ys[0], ys[ys.length - 1], 5);
  const tickText = (value: number): string => formatNumber(value, { maximumSignificantDigits: 3 });
  const left = Math.ceil(Math.max(em, ...distances.map((value) => textWidth(tickText(value), em))) + em * 0.8);
  const top = Math.ceil(em * 0.4);
  const side = Math.floor(Math.max(em * 8, Math.min(size.width - left - scaleRoom, size.height - top - em * 3.4)));
  const plot: Box = { left, right: left + side, top, bottom: top + side };
  const perUnit = side / (xs[xs.length - 1] - xs[0]);
  const xOf = (x: number): number => plot.left + (x - xs[0]) * perUnit;
  const yOf = (y: number): number => plot.bottom - (y - ys[0]) * perUnit;
  const bands = ['', ...pathsOf(field, levels, plot)].map((path, at, { length }) => ({
    path,
    colour: bandColour(length > 1 ? at / (length - 1) : 0),
  }));
  const step = side / bands.length;
  return {
    plot,
    xTicks: ticks(xs[0], xs[xs.length - 1], 5).map((value) => ({ x: xOf(value), text: tickText(value) })),
    yTicks: distances.map((value) => ({ y: yOf(value), text: tickText(value) })),
    bands,
    scale: {
      x: plot.right + em,
      width: em * 0.8,
      boxes: bands.map(({ colour }, at) => ({ y: plot.bottom - (at + 1) * step, height: step, colour })),
      texts: scaleTexts.map((text, at) => ({ y: plot.bottom - (at + 1) * step, text })),
      isLog: levels.isLog,
    },
    networks: placed(field, networks, { plot, em, xOf, yOf }),
    xOf,
    yOf,
    nearest: ({ x, y }) => [
      clamp(Math.round(((x - plot.left) / side) * (xs.length - 1)), 0, xs.length - 1),
      clamp(Math.round(((plot.bottom - y) / side) * (ys.length - 1)), 0, ys.length - 1),
    ],
  };
}

/** Where it is at least as high as each level; places without a number are higher than all. */
function pathsOf(
  { xs, values }: PlaneField,
  levels: { readonly values: readonly number[]; readonly isLog: boolean },
  plot: Box,
): string[] {
  const points = xs.length;
  const height = (value: number): number => (levels.isLog ? Math.log(Math.max(value, Number.MIN_VALUE)) : value);
  const heights = values.map((value) => (value === null ? Infinity : height(value)));
  const draw = contours().size([points, points]);
  // the generator puts each number into the middle of a square of side 1
  const share = (place: number): number => clamp(place - 0.5, 0, points - 1) / (points - 1);
  const x = (place: number): string => (plot.left + share(place) * (plot.right - plot.left)).toFixed(1);
  const y = (place: number): string => (plot.bottom - share(place) * (plot.bottom - plot.top)).toFixed(1);
  return levels.values.map((level) =>
    draw
      .contour(heights, height(level))
      .coordinates.flat()
      .map((ring) => `M${ring.map(([across, up]) => `${x(across)},${y(up)}`).join('L')}Z`)
      .join(''),
  );
}

interface Room {
  readonly plot: Box;
  readonly em: number;
  readonly xOf: (x: number) => number;
  readonly yOf: (y: number) => number;
}

/** Names stand outside of the triangle: below the two at its foot, above the third. */
function placed(field: PlaneField, networks: Data['networks'], { plot, em, xOf, yOf }: Room): PlaneMarks['networks'] {
  const at = ({ x, y }: PlaneSpot): Spot => ({ x: xOf(x), y: yOf(y) });
  const [a, b, c] = field.networks.map(at);
  const widths = networks.map(({ name }) => textWidth(name, em));
  const isNarrow = b.x - a.x < (widths[0] + widths[1]) / 2 + em;
  const label = (spot: Spot, which: 0 | 1 | 2, anchor: 'start' | 'middle' | 'end') => {
    const reach = { start: [0, 1], middle: [0.5, 0.5], end: [1, 0] }[anchor];
    const x = spot.x + { start: em * 0.2, middle: 0, end: -em * 0.2 }[anchor];
    const [least, most] = [plot.left + reach[0] * widths[which], plot.right - reach[1] * widths[which]];
    // two lines, inside of the plot; where there is no room on their side of the mark they stand on the other
    const [above, below] = [spot.y - 2.4 * em, spot.y + 1.4 * em];
    const [fitsAbove, fitsBelow] = [above >= plot.top + 0.5 * em, below <= plot.bottom - 1.8 * em];
    const isAbove = which === 2 ? fitsAbove : fitsAbove && !fitsBelow;
    const y = clamp(isAbove ? above : below, plot.top + em * 0.7, plot.bottom - em * 1.8);
    return { x: clamp(x, least + 2, Math.max(most - 2, least + 2)), y, anchor };
  };
  return [
    { ...a, label: label(a, 0, isNarrow ? 'end' : 'middle') },
    { ...b, label: label(b, 1, isNarrow ? 'start' : 'middle') },
    { ...c, label: label(c, 2, 'middle') },
  ];
}
