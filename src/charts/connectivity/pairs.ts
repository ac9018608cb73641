/** How the charts of paths between networks name, colour and measure them. */
import type { Translate } from '../../texts';
import type { Instability, Pair } from '../../lottery/instability';
import type { Metric } from '../../lottery/metric';
import type { Summary } from '../../lottery/statistics';
import { count, points } from '../kit/format';

/** A network, and all pairs of copies of it. */
export interface Copied {
  /** as one text, which serves as key */
  readonly id: string;
  /** "Full network", "Ticket with 15.3 % of the weights" */
  readonly name: string;
  readonly pairs: readonly Instability[];
}

/** What is drawn upwards: of accuracies the error, 1 − accuracy; of other metrics themselves. */
export const errorOf = ({ unit, better }: Pick<Metric, 'unit' | 'better'>, value: number): number =>
  unit === 'fraction' && better === 'higher' ? 1 - value : value;

/** "k = 100", or "another start" */
export const pairName = (t: Translate, { step, start }: Pair): string =>
  start === 'another' ? t('charts.barrier.another') : t('charts.barrier.step', { step: count(step) });

interface PairStyle {
  readonly colour: string;
  readonly dash: string | undefined;
}

/** From red, where copies part at once, to blue; another start is muted and dashed. */
export function pairStyle(pair: Pair, all: readonly Pair[]): PairStyle {
  if (pair.start === 'another') return { colour: 'var(--chart-muted)', dash: '5 4' };
  const steps = all.filter(({ start }) => start === 'same').map(({ step }) => step);
  const place = steps.indexOf(pair.step) / Math.max(1, steps.length - 1);
  const share = Math.round((1 - place) * 100);
  return { colour: `color-mix(in oklab, var(--class-3) ${share}%, var(--class-6))`, dash: undefined };
}

interface MeanCurve {
  readonly alphas: readonly number[];
  readonly errors: readonly number[];
}

/** The mean error over trials at each place of the path. */
export function meanCurve(metric: Metric, { curves }: Instability): MeanCurve {
  const [{ alphas }] = curves;
  const alike = curves.filter((curve) => curve.alphas.length === alphas.length);
  const errors = alphas.map(
    (_, at) => alike.reduce((sum, { values }) => sum + errorOf(metric, values[at]), 0) / alike.length,
  );
  return { alphas, errors };
}

/** Barriers of a pair: the mean over trials, "21.9", or with its range, "21.9 (8.6–32.2)"; below 0 a path sinks. */
export function barrierText(metric: Metric, { mean, min, max, n }: Summary, isLong = false): string {
  const text = (value: number): string =>
    (value < 0 && Number(points(metric, value)) !== 0 ? '−' : '') + points(metric, value);
  return isLong && n > 1 ? `${text(mean)} (${text(min)} – ${text(max)})` : text(mean);
}

/** The most trials that a pair has. */
export const trialsOf = (pairs: readonly Instability[]): number => Math.max(0, ...pairs.map(({ height }) => height.n));
