/** Marks of the training curves: what the early stop is found by, on validation examples, by step. */
import { scaleLinear, scaleLog, ticks } from 'd3';
import { countsFrom0, type Metric, type Standard } from '../../lottery/metric';
import { earlyStop } from '../../lottery/statistics';
import type { RunRecord } from '../../recording/recording';
import { shortCount, textWidth } from '../kit/format';
import type { Goal } from '../kit/goal';
import { inOneWay } from '../kit/in-one-way';
import { logTicks, ticksApart } from '../kit/log-ticks';
import { fixed, formatNumber } from '../kit/numbers';
import { nameLines, roomAtEnd } from '../kit/name-lines';
import { meanCurve, valuesOf, type CurveValue } from '../kit/mean-curve';
import type { MarkKey } from '../kit/keys';
import type { KeyRequest, PlacedKey } from '../kit/place-keys';
import { boxOf, type Box, type LabelRequest, type PlacedLabel, type Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';
import { LEAST, trainingGoal, trainingRange } from './training-range';
import { armOf, type Arm, full } from '../../lottery/run-key';

/** The runs of one arm at one round, and the curve that stands for them. */
export interface TrainingCurve {
  readonly arm: Arm;
  readonly runs: readonly RunRecord[];
  /** those of them that curve and early stop stand for: not of trials left out, as long as there are others */
  readonly counting: readonly RunRecord[];
  readonly values: readonly CurveValue[];
}

interface TrainingData {
  /** as trainingCurves gives them */
  readonly curves: readonly TrainingCurve[];
  /** planned steps of a run: the right end of the axis */
  readonly steps: number;
  readonly standard: Standard;
  readonly names: Readonly<Record<string, string>>;
  /** beside the line from which on the task counts as solved */
  readonly goalText: (goal: Goal) => string;
  /** what triangles say */
  readonly stopText: string;
}

export interface TrainingMarks {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly curves: readonly {
    readonly arm: Arm;
    readonly line: readonly Spot[];
    readonly trials: readonly { readonly trial: number; readonly line: readonly Spot[] }[];
    /** early stop of the finished trials, mean step; its tip touches the line */
    readonly stop: Spot | null;
    /** where the line goes on above the plot */
    readonly beyond: readonly Spot[];
    /** where trials diverged */
    readonly crosses: readonly Spot[];
    readonly values: readonly CurveValue[];
  }[];
  /** where the task counts as solved, if somebody has said */
  readonly goal: { readonly y: number } | null;
  readonly labels: readonly PlacedLabel<Arm | 'goal'>[];
  /** names of arms without room for a label */
  readonly keys: readonly PlacedKey<Arm | 'goal' | MarkKey>[];
  /** or in the plot at all */
  readonly legend: readonly Arm[];
  /** what marks say for which the plot has no room */
  readonly below: readonly KeyRequest<MarkKey>[];
  readonly stepAt: (x: number) => number;
  readonly xOf: (step: number) => number;
}

/** Is it a run of the full network, or of an arm at this round? */
const isDrawn = ({ id }: RunRecord, arms: readonly Arm[], round: number): boolean => {
  const arm = armOf(id);
  return arm === full ? id.level === 0 : id.level === round && arms.includes(arm);
};

/** Of all runs those that the curves of a round are made of. */
export const runsDrawn = (runs: readonly RunRecord[], arms: readonly Arm[], round: number): RunRecord[] =>
  runs.filter((run) => isDrawn(run, arms, round));

/**
 * The full network, then each arm, as far as they have evaluation points; one at step 0 is of a network that is not trained.
 * @param stop what is drawn
 * @param runs all of a recording
 * @param leftOut trials that stay out of the means, as long as there are others
 */
export const trainingCurves = (
  stop: Metric,
  runs: readonly RunRecord[],
  arms: readonly Arm[],
  round: number,
  leftOut: readonly number[] = [],
): TrainingCurve[] =>
  [full, ...arms].flatMap((arm) => {
    const ofArm = runs.filter(
      (run) => armOf(run.id) === arm && isDrawn(run, arms, round) && (run.points.step.at(-1) ?? 0) > 0,
    );
    const counting = ofArm.filter(({ id }) => !leftOut.includes(id.trial));
    const averaged = counting.length > 0 ? counting : ofArm;
    return ofArm.length > 0 ? [{ arm, runs: ofArm, counting: averaged, values: meanCurve(stop, averaged) }] : [];
  });

/** How many of the trials drawn are in no mean. */
export const trialsLeftOut = (curves: readonly TrainingCurve[]): number =>
  new Set(
    curves.flatMap(({ runs, counting }) => runs.filter((run) => !counting.includes(run)).map(({ id }) => id.trial)),
  ).size;

/**
 * Losses have a logarithmic axis that reaches up to those after the steep start, so that the
 * start does not squash the rest: lines come in from above, marked where they do. Diverged runs may
 * leave the plot too; a cross marks where they ended. Other metrics have a linear axis with all of them.
 */
export function layout(data: TrainingData, size: Size): TrainingMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 8);
  const { curves, standard } = data;
  const { stop: metric } = standard;
  const wanted = trainingGoal(standard);
  const isLog = countsFrom0(metric);
  const shown = curves.flatMap(({ runs }) => runs);
  const [low, high] = trainingRange(standard, shown, data.steps);
  const ticksIn = (from: number, to: number) => (isLog ? logTicks(from, to) : ticks(from, to, 5));

  const roomInFigure = size.figure
    ? roomAtEnd([...curves.map(({ arm }) => data.names[arm] ?? arm), ...(wanted ? [data.goalText(wanted)] : [])], size)
    : 0;
  const yTexts = ticksIn(low, high);
  const plot: Box = {
    left: Math.ceil(Math.max(...yTexts.map((v) => textWidth(tickText(v), em)), em * 2) + em * 0.8),
    right: Math.floor(size.width - Math.max(textWidth(shortCount(data.steps), em) / 2 + 1, roomInFigure)),
    top: Math.ceil(em * 0.6),
    bottom: Math.floor(height - em * 3.4),
  };
  const x = scaleLinear([0, data.steps], [plot.left, plot.right]);
  const y = (isLog ? scaleLog : scaleLinear)([low, high], [plot.bottom - em * 1.2, plot.top + em * 0.4]);
  const spot = ({ step, value }: CurveValue): Spot => ({ x: x(step), y: y(isLog ? Math.max(value, LEAST) : value) });

  const drawn = curves.map(({ arm, runs, counting, values }) => {
    const stops = counting.flatMap((run) => {
      const stop = run.status === 'finished' ? earlyStop(run.points, metric) : null;
      return stop ? [stop.step] : [];
    });
    const meanStop = stops.reduce((sum, step) => sum + step, 0) / stops.length;
    const spots = values.map(spot);
    return {
      arm,
      line: spots,
      beyond: crossingsOf(spots, plot.top),
      trials:
        runs.length > 1
          ? runs.map(({ id, points }) => ({ trial: id.trial, line: valuesOf(metric, points).map(spot) }))
          : [],
      stop: stops.length > 0 ? spot({ step: meanStop, value: valueAt(values, meanStop) }) : null,
      crosses: runs
        .filter(({ status }) => status === 'diverged')
        .flatMap(({ points }) => valuesOf(metric, points).slice(-1).map(spot))
        .map((at) => ({ x: at.x, y: Math.min(Math.max(at.y, plot.top), plot.bottom) })),
      values,
    };
  });
  const requests = drawn
    .filter(({ line: spots }) => spots.length > 1)
    .map((curve): LabelRequest<Arm | 'goal'> => ({
      id: curve.arm,
      text: data.names[curve.arm] ?? curve.arm,
      line: curve.line,
      side: 'right',
    }));
  const goal = wanted && { y: y(wanted.score) };
  if (goal && wanted) {
    const line = [plot.left, plot.right].map((end) => ({ x: end, y: goal.y }));
    requests.push({ id: 'goal', text: data.goalText(wanted), line, side: 'left' });
  }
  const taken = drawn.flatMap(({ stop }) => (stop ? [boxOf({ text: '▲', x: stop.x, y: stop.y + em / 2 }, em)] : []));
  const xStep = ticks(0, data.steps, Math.max(2, Math.floor((plot.right - plot.left) / (em * 5))));
  const { legend, ...named } = inOneWay<Arm | 'goal', MarkKey>(requests, nameLines(requests, plot, size, taken), {
    more: drawn.some(({ stop }) => stop) ? [{ id: 'stop', text: data.stopText }] : [],
    isArm: (id) => id !== 'goal',
    lines: drawn.map(({ line }) => line),
    taken,
    plot,
    em,
  });
  return {
    plot,
    xTicks: xStep.map((value) => ({ x: x(value), text: shortCount(value) })),
    yTicks: ticksApart(ticksIn(y.invert(plot.bottom), y.invert(plot.top)), y, em * 1.4).map((value) => ({
      y: y(value),
      text: tickText(value),
    })),
    curves: drawn,
    goal,
    ...named,
    legend: drawn.flatMap(({ arm }) => (legend.includes(arm) ? [arm] : [])),
    stepAt: (px) => x.invert(px),
    xOf: x,
  };
}

/** Where a line crosses a height. */
const crossingsOf = (line: readonly Spot[], height: number): Spot[] =>
  line.slice(1).flatMap((to, at) => {
    const from = line[at];
    if (from.y < height === to.y < height) return [];
    return [{ x: from.x + ((to.x - from.x) * (height - from.y)) / (to.y - from.y), y: height }];
  });

/** The curve's value at a step between its points. */
function valueAt(points: readonly CurveValue[], step: number): number {
  const next = points.findIndex((point) => point.step >= step);
  if (next <= 0) return points.at(next)?.value ?? LEAST;
  const [a, b] = [points[next - 1], points[next]];
  return a.value + ((b.value - a.value) * (step - a.step)) / (b.step - a.step);
}

/** A value at a tick: "0.05", "2". */
const tickText = (value: number): string => formatNumber(value, { maximumSignificantDigits: 6 });

/** A value in words and tables: losses with as many decimals as asked for, others with those that they need: "500", "94.4". */
export const textOf = ({ unit, digits }: Metric, value: number, decimals: number): string =>
  unit === 'reward' ? formatNumber(value, { maximumFractionDigits: digits }) : fixed(value, decimals);

/** The value a curve has at a step, as it stands in tables; a dash where nothing was measured. */
export function valueText(metric: Metric, values: readonly CurveValue[], step: number, decimals: number): string {
  const found = values.find((point) => point.step === step);
  return found ? textOf(metric, found.value, decimals) : '–';
}
