/** Marks shared by the charts over weights remaining: axes, curves with bands, ghosts, labels. */
import { scaleLinear, ticks } from 'd3';
import { curvesOf, type Curve, type Gap, type Quantity, type RunResult } from '../../lottery/results';
import { textWidth } from '../kit/format';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import { boxOf, type Box, type LabelRequest, type PlacedLabel, type Spot } from '../kit/place-labels';
import type { MarkKey } from '../kit/keys';
import type { KeyRequest, PlacedKey } from '../kit/place-keys';
import { remainingAxis, type RemainingTick } from '../kit/remaining-axis';
import type { Size } from '../kit/use-size';
import { inOneWay } from '../kit/in-one-way';
import { beyondBox } from './beyond-labels';
import { curveMark, withWritten, type CurveMark, type Dot } from './curve-marks';
import { isAsLarge, withSizes } from '../../lottery/masks';
import { type Arm, full } from '../../lottery/run-key';

/** An earlier run drawn faintly behind. */
export interface Ghost {
  readonly results: readonly RunResult[];
  readonly arms: readonly Arm[];
}

/** Which runs, over which rounds. */
interface Rounds {
  /** finished runs */
  readonly results: readonly RunResult[];
  readonly arms: readonly Arm[];
  /** P_m (0 … 1) of the ticket after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  /** P_m of all chains, from 1 down; absent: they have those of the ticket */
  readonly stops?: readonly number[];
}

/** What every chart over the rounds is given. */
export interface RoundChartProps extends Rounds {
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
}

export interface RoundData extends Rounds {
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
interface RoundOptions {
  readonly domain: readonly [low: number, high: number];
  readonly formatTick: (value: number, step: number) => string;
  /** smallest value a tick may have */
  readonly leastTick: number;
  /** largest value a tick may have */
  readonly mostTick: number;
  /** a horizontal line with its text */
  readonly reference: { readonly value: number; readonly text: string } | null;
  /** a dashed line with its text; absent, null: none */
  readonly goal?: { readonly value: number; readonly text: string } | null;
  /** what open triangles say, where there are any */
  readonly atLeast?: string;
  /** what full triangles at the worse end of the axis say, where there are any */
  readonly beyond?: string;
  /** the end of the axis at which values are worst; default the bottom */
  readonly worse?: 'bottom' | 'top';
  /** what crosses say, where there are any */
  readonly collapsed?: string;
  /** what ticks count: weights remaining in per cent, or how many times smaller; default the former */
  readonly sizes?: 'remaining' | 'times';
  /** free space at the top, in em */
  readonly headroom: number;
}

/** What names stand for in the plot. */
type Named = Arm | 'ghost' | 'goal';

export interface RoundMarks {
  readonly plot: Box;
  /** P_m of every planned round of the ticket, then what only other chains have */
  readonly places: readonly number[];
  /** px of them */
  readonly byRound: readonly number[];
  readonly xTicks: readonly (Omit<RemainingTick, 'round'> & { readonly round?: number })[];
  /** px of planned rounds */
  readonly planned: readonly number[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly reference: { readonly y: number } | null;
  readonly goal: { readonly y: number } | null;
  /** the end of the axis at which values are worst */
  readonly worse: 'bottom' | 'top';
  readonly curves: readonly CurveMark[];
  readonly ghosts: readonly { readonly arm: Arm; readonly line: readonly Spot[] }[];
  readonly labels: readonly PlacedLabel<Named>[];
  /** names of arms without room for a label, and what triangles say */
  readonly keys: readonly PlacedKey<Named | MarkKey>[];
  /** arms without room in the plot: in a line below it */
  readonly legend: readonly Arm[];
  /** what marks say for which the plot has no room: there, too */
  readonly below: readonly KeyRequest<MarkKey>[];
  /** boxes of values and crosses at the end of the axis */
  readonly taken: readonly Box[];
  /** the curves as numbers, for tooltip and table */
  readonly values: readonly Curve[];
}

/** Where something can be selected: the ticket's rounds, and behind them what only other chains have. */
export const placesOf = ({ remaining, stops }: Pick<Rounds, 'remaining' | 'stops'>): readonly number[] => [
  ...remaining,
  ...(stops ?? []).filter((left) => !remaining.some((own) => isAsLarge(own, left))),
];

/** Marks of every curve within the given domain of values. */
export function roundMarks(data: RoundData, options: RoundOptions, size: Size): RoundMarks {
  const { em } = size;
  const { worse = 'bottom' } = options;
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
          [
            ...[...data.arms, ...(options.reference ? [full] : [])].map((arm) => data.names[arm] ?? arm),
            ...(options.goal ? [options.goal.text] : []),
          ],
          size,
        ),
    ),
    top,
    bottom,
  };
  const stops = data.stops ?? data.remaining;
  const planned = data.planned ?? null;
  const sizes = planned ? withSizes(stops, planned) : stops;
  const named = options.sizes === 'times' ? 'times' : (planned ?? stops);
  const axis = remainingAxis(sizes, plot.left + em * 0.7, plot.right - em * 0.7, em, named);
  const places = placesOf(data);
  const byRound = places.map(axis.x);

  const values = curvesOf(data.results, data.arms, data.quantity);
  const placed = values.map((curve) =>
    curveMark(curve, {
      places,
      least: Math.min(...stops) * (1 - 1e-6),
      x: axis.x,
      y,
      plot,
      results: data.results,
      worse,
      isStep: data.quantity === 'stopStep' || data.quantity === 'matchStep',
    }),
  );
  const curves = withWritten(placed, { plot, worse, em });
  const reference = options.reference ? { y: y(options.reference.value) } : null;
  const inPlot = curves
    // a name in the plot stands beside what is seen of its line; one at its end may stand beside a mark beyond the axis
    .map(({ arm, line }) => ({
      arm,
      line: size.figure ? line : line.filter((spot) => spot.y >= plot.top && spot.y <= plot.bottom),
    }))
    .filter(({ line }) => line.length > 1);
  const requests = inPlot.map(({ arm, line }): LabelRequest<Named> => ({
    id: arm,
    text: data.names[arm] ?? arm,
    line,
    side: 'right',
  }));
  if (options.reference && reference) {
    const ends = [plot.left, plot.right].map((x) => ({ x, y: reference.y }));
    requests.push({ id: full, text: options.reference.text, short: data.names[full], line: ends, side: 'left' });
  }
  const goal = options.goal ? { y: y(options.goal.value) } : null;
  if (options.goal && goal) {
    const ends = [plot.left, plot.right].map((x) => ({ x, y: goal.y }));
    requests.push({ id: 'goal', text: options.goal.text, line: ends, side: 'left' });
  }
  const ghosts = ghostMarks(data, stops, axis.x, y);
  const longest = ghosts.toSorted((a, b) => b.line.length - a.line.length)[0];
  if (data.ghostName && longest && longest.line.length > 1) {
    requests.push({ id: 'ghost', text: data.ghostName, line: longest.line, side: 'right' });
  }
  const dots = curves.flatMap((curve) =>
    curve.dots
      .filter(({ kind }) => kind !== 'mean')
      .flatMap(({ x, y: at, written }) => [
        boxOf({ text: '×', x, y: at }, em),
        ...(written ? [beyondBox(written, em)] : []),
      ]),
  );
  const beside = nameLines<Named>(requests, plot, size, dots);
  const hasDots = (wanted: Dot['kind']): boolean =>
    curves.some(({ dots: all }) => all.some(({ kind }) => kind === wanted));
  const more: readonly KeyRequest<MarkKey>[] = [
    ...(options.atLeast && hasDots('at-least') ? [{ id: 'at-least' as const, text: options.atLeast }] : []),
    ...(options.beyond && hasDots('beyond')
      ? [{ id: worse === 'bottom' ? ('beyond' as const) : ('beyond-up' as const), text: options.beyond }]
      : []),
    ...(options.collapsed ? [{ id: 'collapsed' as const, text: options.collapsed }] : []),
  ];
  const { labels, keys, legend, below } = inOneWay(requests, beside, {
    more,
    isArm: (id) => data.arms.some((arm) => arm === id),
    lines: [...requests.map(({ line }) => line), ...ghosts.map(({ line }) => line)],
    taken: dots,
    plot,
    em,
  });
  return {
    plot,
    places,
    byRound,
    xTicks: axis.ticks.map(({ x, text, round }) => {
      if (planned || named === 'times') return { x, text };
      return { x, text, round: stops === data.remaining ? round : byRound.indexOf(x) };
    }),
    planned: planned?.slice(1).map(axis.x) ?? [],
    yTicks,
    reference,
    goal,
    worse,
    curves,
    ghosts,
    labels,
    keys,
    legend: data.arms.filter((arm) => legend.includes(arm)),
    below,
    taken: dots,
    values,
  };
}

/** The boxes of what is written in the plot. */
export const writtenIn = ({ labels, keys, taken }: RoundMarks, em: number): Box[] => [
  ...labels.map((label) => boxOf(label, em)),
  ...keys.map(({ x, textX, y, text }) => ({
    left: x,
    right: textX + textWidth(text, em),
    top: y - em * 0.7,
    bottom: y + em * 0.7,
  })),
  ...taken,
];

/** All lines that are drawn in the plot. */
export const linesIn = ({ curves, ghosts, reference, goal, plot }: RoundMarks): (readonly Spot[])[] => [
  ...[...curves, ...ghosts].map(({ line }) => line),
  ...[reference, goal].flatMap((line) => (line ? [[plot.left, plot.right].map((x) => ({ x, y: line.y }))] : [])),
];

/** Round numbers for horizontal grid lines, about one per three lines of text. */
function tickValues(
  { domain, leastTick, mostTick }: Pick<RoundOptions, 'domain' | 'leastTick' | 'mostTick'>,
  height: number,
  em: number,
): { readonly values: number[]; readonly step: number } {
  const all = ticks(domain[0], domain[1], Math.max(2, Math.floor(height / (em * 3.4))));
  const values = all.filter((value) => value >= leastTick && value <= mostTick);
  return { values, step: all.length > 1 ? all[1] - all[0] : 1 };
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
