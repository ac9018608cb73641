/** What a box makes of a text that somebody typed or pasted into it. */
import { formatNumber } from '../../charts/kit/numbers';
import { readNumber, type ReadNumber } from './read-number';

/** The number that somebody typed; null where it is none. */
export const parseNumber = (text: string): ReadNumber | null =>
  readNumber(text, formatNumber(0.5, {}).includes(',') ? ',' : '.');

/** What there is to say about it: below "form" in the catalogue. */
export type TypedNote = 'notAllowed' | 'readAsNotAllowed' | 'readAs.decimal' | 'readAs.thousands';

interface Taken {
  readonly used: number;
  /** the number that was read; null: none could be */
  readonly read: number | null;
  /** null: it was clear and allowed */
  readonly note: TypedNote | null;
}

/**
 * The number that is used for a text; null for none. What cannot be read leaves the number as it is.
 * @param use the number that is used for one typed
 * @param isPercent may "%" stand behind the number?
 */
export function takeTyped(
  text: string,
  value: number,
  use: (typed: number) => number,
  isPercent: boolean,
): Taken | null {
  if (text.trim() === '') return null;
  const read = parseNumber(text);
  if (!read || (read.percent && !isPercent)) return { used: value, read: null, note: 'notAllowed' };
  const used = read.value === value ? value : use(read.value);
  if (used !== read.value) return { used, read: read.value, note: read.doubt ? 'readAsNotAllowed' : 'notAllowed' };
  return { used, read: read.value, note: read.doubt && `readAs.${read.doubt}` };
}
