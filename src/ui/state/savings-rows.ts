/** What a ticket saves, as rows of a table: the full network, the ticket, and how many times less. */
import type { NetworkCost, RoundSavings } from '../../analyses/savings';
import { integer, rate, times } from '../kit/format';

export type SavingsKey = 'weights' | 'bytes' | 'multiplyAdds' | 'secondsPerStep' | 'secondsPerExample';

interface SavingsRow {
  readonly key: SavingsKey;
  readonly full: string;
  readonly ticket: string;
  /** full network / ticket: "13×" */
  readonly ratio: string;
}

/** Figures that follow from layers and masks; the others are times taken while training. */
export const COUNTED: readonly SavingsKey[] = ['weights', 'bytes', 'multiplyAdds'];
export const MEASURED: readonly SavingsKey[] = ['secondsPerStep', 'secondsPerExample'];

/** Stands for what was not measured. */
export const NONE = '–';

const SPACE = '\u202f';

/** 1066440 → "1.07 MB", in powers of 1000. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${integer(bytes)}${SPACE}B`;
  if (bytes < 1e6) return `${rate(bytes / 1000)}${SPACE}kB`;
  return `${rate(bytes / 1e6)}${SPACE}MB`;
}

/** 0.00225 → "2.25 ms", 0.0000314 → "31.4 µs". */
export function durationText(seconds: number): string {
  if (seconds >= 1) return `${rate(seconds)}${SPACE}s`;
  if (seconds >= 1e-3) return `${rate(seconds * 1e3)}${SPACE}ms`;
  return `${rate(seconds * 1e6)}${SPACE}µs`;
}

const TEXTS: Readonly<Record<SavingsKey, (value: number) => string>> = {
  weights: integer,
  bytes: bytesText,
  multiplyAdds: integer,
  secondsPerStep: durationText,
  secondsPerExample: durationText,
};

const cell = (key: SavingsKey, cost: NetworkCost): string => {
  const value = cost[key];
  return value === null ? NONE : TEXTS[key](value);
};

/** How many times less the ticket needs; "–" where one side is unknown or nothing is left. */
export function ratioText(key: SavingsKey, { full, ticket }: RoundSavings): string {
  const [whole, left] = [full[key], ticket[key]];
  return whole === null || left === null || left === 0 ? NONE : times(whole / left);
}

export const savingsRows = (savings: RoundSavings, keys: readonly SavingsKey[]): SavingsRow[] =>
  keys.map((key) => ({
    key,
    full: cell(key, savings.full),
    ticket: cell(key, savings.ticket),
    ratio: ratioText(key, savings),
  }));

/** Was any time of this round taken? */
export const isMeasured = ({ full, ticket }: RoundSavings): boolean =>
  MEASURED.some((key) => full[key] !== null && ticket[key] !== null);
