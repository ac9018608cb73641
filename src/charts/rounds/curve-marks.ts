/** Marks of one curve over weights remaining: its line, band and dots. */
import { ticketRound, type Curve, type CurvePoint, type RunResult } from '../../lottery/results';
import { armOf, type Arm } from '../../lottery/run-key';
import type { Box, Spot } from '../kit/place-labels';
import { asideOf, placesBeyond } from './beyond-labels';

/** 'beyond': the value lies beyond the worse end of the axis; its mark points there, with the value beside it. */
type DotKind = 'mean' | 'at-least' | 'diverged' | 'beyond';

export interface Dot extends Spot {
  /** of its own chain */
  readonly round: number;
  /** the place with as many weights: of the ticket's round, if it has one */
  readonly at: number | null;
  readonly kind: DotKind;
  readonly value: number;
  /** middle of the value that is written beside it; null: no room, or not beyond the axis */
  readonly written: Spot | null;
  /** the worst trial of the band lies beyond the axis too */
  readonly isTrialBeyond: boolean;
}

export interface CurveMark {
  readonly arm: Arm;
  readonly line: readonly Spot[];
  readonly band: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  readonly dots: readonly Dot[];
  readonly trials: readonly { readonly trial: number; readonly line: readonly Spot[] }[];
}

/** A round of an arm's own chain. */
type Place = Pick<CurvePoint, 'round' | 'remaining'>;

/** Rounds in which every trial of an arm diverged, so that there is no value to draw. */
function lostPoints(results: readonly RunResult[], { arm, points }: Curve): Place[] {
  const lost = results.filter((result) => armOf(result) === arm && result.diverged);
  const rounds = new Map(lost.map(({ level: round, remaining }) => [round, remaining]));
  for (const { round } of points) rounds.delete(round);
  return [...rounds].map(([round, remaining]) => ({ round, remaining }));
}

interface CurveFrame {
  /** P_m of what can be selected, the ticket's rounds first */
  readonly places: readonly number[];
  /** what lies beyond the end of the axis has no place on it */
  readonly least: number;
  readonly x: (remaining: number) => number;
  readonly y: (value: number) => number;
  readonly plot: Box;
  /** of all arms: rounds in which every trial diverged have no mean */
  readonly results: readonly RunResult[];
  /** the end of the axis at which values are worst */
  readonly worse: 'bottom' | 'top';
  /** only steps are ever lower bounds */
  readonly isStep: boolean;
}

export function curveMark(curve: Curve, frame: CurveFrame): CurveMark {
  const { arm, points } = curve;
  const { x, y, plot, results, worse, isStep } = frame;
  const isBeyond = (at: number): boolean => (worse === 'bottom' ? at > plot.bottom : at < plot.top);
  const planned = points.filter(({ remaining }) => remaining >= frame.least);
  const dot = (point: CurvePoint): Dot => {
    const at = y(point.mean);
    const beyond = isBeyond(at);
    const whole = isStep && point.censored > 0 ? 'at-least' : 'mean';
    return {
      round: point.round,
      at: ticketRound(frame.places, point),
      x: x(point.remaining),
      y: beyond ? plot[worse] : at,
      kind: point.diverged > 0 ? 'diverged' : beyond ? 'beyond' : whole,
      value: point.mean,
      written: null,
      isTrialBeyond: isBeyond(y(worse === 'bottom' ? point.min : point.max)),
    };
  };
  const trials = [...new Set(planned.flatMap((point) => point.trials))];
  return {
    arm,
    line: planned.map(({ remaining, mean }) => ({ x: x(remaining), y: y(mean) })),
    band: planned.map(({ remaining, min, max }) => ({ x: x(remaining), low: y(min), high: y(max) })),
    dots: [
      ...planned.map(dot),
      ...lostPoints(results, curve).map((place): Dot => ({
        round: place.round,
        at: ticketRound(frame.places, place),
        x: x(place.remaining),
        y: plot[worse],
        kind: 'diverged',
        value: Number.NaN,
        written: null,
        isTrialBeyond: false,
      })),
    ],
    trials: trials.map((trial) => ({
      trial,
      line: planned.flatMap((point) => {
        const at = point.trials.indexOf(trial);
        return at < 0 ? [] : [{ x: x(point.remaining), y: y(point.values[at]) }];
      }),
    })),
  };
}

/** With the places of values beyond the axis, and none of their marks on another. */
export function withWritten(
  curves: readonly CurveMark[],
  { plot, worse, em }: Pick<CurveFrame, 'plot' | 'worse'> & { readonly em: number },
): CurveMark[] {
  const beyond = curves.flatMap(({ dots }) => dots.filter(({ kind }) => kind === 'beyond'));
  const lines = curves.map(({ line }) => line);
  const places = placesBeyond(beyond, { plot, em, lines, side: worse === 'bottom' ? 1 : -1 });
  const aside = asideOf(beyond, em);
  const moved = new Map(beyond.map((dot, at) => [dot, { ...dot, x: dot.x + aside[at], written: places[at] }]));
  return curves.map((curve) => ({
    ...curve,
    dots: curve.dots.map((dot) => moved.get(dot) ?? dot),
  }));
}
