/** The chance that training meets: which examples come when, what is dropped, how images move, how episodes go. */
import { stream, type RandomStream } from './stream';

/** One order of a trial. */
export interface Order {
  readonly seed: number;
  readonly trial: number;
  /** a second, third … order of the same trial, from 1 on; 0 or absent: the one that all its runs share (SCIENCE §4) */
  readonly copy?: number;
}

/** The stream of one source of chance in an order. */
export const orderStream = (
  { seed, trial, copy = 0 }: Order,
  source: string,
  ...names: readonly (string | number)[]
): RandomStream => stream(seed, source, trial, ...(copy === 0 ? [] : ['copy', copy]), ...names);

/** The same order, without a copy that is none: two ways to write it are one value. */
export const plainOrder = ({ seed, trial, copy = 0 }: Order): Order => ({ seed, trial, ...(copy !== 0 && { copy }) });
