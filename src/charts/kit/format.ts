/** Numbers as they stand on screen. */
import type { Metric } from '../../lottery/metric';
import { fixed, formatNumber } from './numbers';

/** Narrow space that does not break: "98.2 %". */
const THIN = '\u202f';

/** A fraction 0 … 1 as a percentage: percent(0.982, 1) = "98.2 %"; all of something is "100 %". */
export const percent = (fraction: number, digits: number): string =>
  `${fraction === 1 ? '100' : fixed(fraction * 100, digits)}${THIN}%`;

/** What is left of a layer: "45.8 %", "0.42 %", "0 %". */
export const leftPercent = (fraction: number): string =>
  fraction === 0 ? `0${THIN}%` : percent(fraction, fraction < 0.00995 ? 2 : 1);

/** A score as the charts say it, with its metric's digits or as many as asked for: "97.75 %", "1.62". */
export const scoreText = ({ unit, digits }: Metric, value: number, decimals = digits): string =>
  unit === 'fraction' ? percent(value, decimals) : fixed(value, decimals);

/** The same without unit. */
export const bareScore = ({ unit, digits }: Metric, value: number): string =>
  fixed(unit === 'fraction' ? value * 100 : value, digits);

/** A score at a tick, with as many decimals as tell ticks apart that are `step` from each other. */
export function scoreTick(metric: Metric, value: number, step: number): string {
  return scoreText(metric, value, decimalsAt(metric, step));
}

/** As many decimals as tell values apart that are `step` from each other, fractions in percentage points: 0.02 → 2. */
export function decimalsAt({ unit }: Pick<Metric, 'unit'>, step: number): number {
  const shown = step * (unit === 'fraction' ? 100 : 1);
  let decimals = 0;
  while (decimals < 6 && shown * 10 ** decimals < 0.99) decimals += 1;
  return decimals;
}

/** The size of a difference of scores, of shares in percentage points: -0.0041 → "0.4"; "0.04" below 0.1; from 1,000 on whole. */
export function points({ unit, digits: decimals }: Metric, difference: number): string {
  const size = Math.abs(difference) * (unit === 'fraction' ? 100 : 1);
  const shown = size >= 1000 ? 0 : unit === 'fraction' && size >= 0.1 ? 1 : decimals;
  return fixed(size, shown);
}

/** The same with its sign: "+0.4", "−0.8". */
export const signedPoints = (metric: Metric, difference: number): string =>
  `${difference < 0 ? '−' : '+'}${points(metric, difference)}`;

/** Weights remaining without unit, as at the ticks: 100, 51, 8.6, 0.52. */
export function remainingNumber(fraction: number): string {
  const value = fraction * 100;
  if (value >= 9.95) return fixed(value, 0);
  if (value >= 0.995 || value === 0) return fixed(value, value === 0 ? 0 : 1);
  return formatNumber(value, { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
}

/** The same with its unit, at ticks that have no axis title to say it: "21 %", "8.6 %". */
export const remainingTick = (fraction: number): string => `${remainingNumber(fraction)}${THIN}%`;

/** Weights remaining in words and headings: 0.2107 → "21.1 %"; one decimal, two below 1 %, none at 0 and 100. */
export function remainingPercent(fraction: number): string {
  const value = fraction * 100;
  const rounded = Number(value.toFixed(1));
  if (rounded === 100 || value === 0) return `${fixed(rounded, 0)}${THIN}%`;
  return `${fixed(value, Math.abs(value) < 1 ? 2 : 1)}${THIN}%`;
}

/** How many times smaller: "1.5", "20", "1,000". */
export const timesNumber = (times: number): string =>
  formatNumber(times, { maximumFractionDigits: times < 9.95 ? 1 : 0 });

/** A count in full: "1,200". */
export const count = (value: number): string => formatNumber(Math.round(value), { maximumFractionDigits: 0 });

/** A setting's number, as short as it can be written: 0.0012 → "0.0012", 50000 → "50,000". */
export const settingNumber = (value: number): string => formatNumber(value, { maximumSignificantDigits: 6 });

/** A setting that is a share, as it was set: 0.35 → "35 %", 0.125 → "12.5 %". */
export const settingPercent = (fraction: number): string => `${settingNumber(fraction * 100)}${THIN}%`;

/** How many trials something is of, on one line: "n = 3", "n = 1–2". */
export const ofTrials = (n: number | string): string => `n\u00a0=\u00a0${n}`;

/** A count at a tick: "800", "1.2k", "50k". */
export function shortCount(value: number): string {
  if (Math.abs(value) < 1000) return formatNumber(value, {});
  const thousands = value / 1000;
  return `${formatNumber(thousands, { maximumFractionDigits: 2 })}k`;
}

/** Estimated width of a text in px; charts place labels before anything is drawn. */
export const textWidth = (text: string, fontSize: number): number => text.length * fontSize * 0.62;
