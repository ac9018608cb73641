/** Numbers as they stand on screen. Units are joined by a narrow no-break space. */
import { formatNumber as format } from '../../charts/kit/numbers';
import type { Metric } from '../../lottery/metric';
import type { Key } from '../../texts';

/** A share: 0.2107 → "21.1 %", as the charts say it. */
export { remainingPercent as percent } from '../../charts/kit/format';
/** Settings, as the names of lines say them. */
export { settingNumber, settingPercent } from '../../charts/kit/format';
/** Differences of scores, as charts say them. */
export { points, signedPoints } from '../../charts/kit/format';

const SPACE = '\u202f';

const digits = (value: number, most: number, least = 0): string =>
  format(value, { maximumFractionDigits: most, minimumFractionDigits: least });

/** 266200 → "266,200". */
export const integer = (value: number): string => digits(Math.round(value), 0);

/** Numbers within a text: "1 … 2048" → "1 … 2,048"; those of a list, "1024,2048", as they are. */
export const grouped = (text: string): string =>
  text.replaceAll(/(?<![\p{L}\d.]|\d,)\d{4,}(?![\p{L}\d.]|,\d)/gu, (number) => integer(Number(number)));

/** A score: 0.97752 → "97.75 %", in bits "1.62". */
export const score = ({ unit, digits: decimals }: Metric, value: number): string =>
  unit === 'fraction' ? `${digits(value * 100, decimals, decimals)}${SPACE}%` : digits(value, decimals, decimals);

/** 1.62 → "1.6×". */
export const times = (ratio: number): string => `${digits(ratio, ratio < 10 ? 1 : 0, ratio < 10 ? 1 : 0)}×`;

/** Three significant digits of large counts: 206279680 → "206M", in the words of the language. */
export const compact = (value: number): string =>
  format(value, value < 10_000 ? {} : { notation: 'compact', maximumSignificantDigits: 3 });

/** Three significant digits: 2143.7 → "2,140", 3.456 → "3.46". */
export const rate = (value: number): string => format(value, { maximumSignificantDigits: 3 });

/** A number as a box shows it for typing: no separators but the decimal one, so that none is in doubt. */
export const typedNumber = (value: number): string =>
  format(value, { useGrouping: false, maximumSignificantDigits: 12 });

/** A weight: four significant digits with a real minus sign. */
export const weight = (value: number): string => format(value, { maximumSignificantDigits: 4 });

/** A text of the catalogue with what stands in it. */
export interface Text {
  readonly key: Key;
  readonly values: Readonly<Record<string, string | number>>;
}

export const text = (key: Key, values: Text['values'] = {}): Text => ({ key, values });

/** Steps in which a time is told, in seconds, up to the first of each: half of one is at most an eighth of the time. */
const STEPS_OF_TIME = [
  [20, 1],
  [60, 5],
  [120, 15],
  [300, 30],
  [Infinity, 60],
] as const;

/**
 * Time left, no more exact than it can be known: whole seconds to 20, then fives, from a minute on quarters of it, from
 * two on halves, then minutes, hours and minutes, days.
 */
export function timeLeft(seconds: number): Text {
  if (seconds < 1.5) return text('time.moment');
  const [, step] = STEPS_OF_TIME.find(([below]) => seconds < below) ?? STEPS_OF_TIME[0];
  const told = Math.round(seconds / step) * step;
  if (told < 120) return text('time.seconds', { count: told });
  const minutes = told / 60;
  if (minutes < 60) return text('time.minutes', { minutes: digits(minutes, 1) });
  const days = Math.round(minutes / 1440);
  if (minutes >= 2 * 1440) return text('time.days', { count: days });
  return text('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
