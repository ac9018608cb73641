/** The value of a field as it stands in a link. */
import { isOfPercents, type Value } from '../field';
import type { Field } from './fields';

/** null, "derived from other settings", is "auto"; a list of nothing is "none". */
export function writeValue(value: Value): string {
  if (value === null) return 'auto';
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? 'none' : value.join(',');
}

/** A setting's value from its text; where the text is not allowed, the nearest value that is, or the default. */
export function readValue(
  field: Field,
  given: string,
  preset: Value = field.default,
): { readonly value: Value; readonly isAllowed: boolean } {
  const parsed = field.schema.safeParse(parseText(field, given.toLowerCase()));
  return parsed.success
    ? { value: parsed.data, isAllowed: true }
    : { value: nearest(field, given, preset), isAllowed: false };
}

function parseText({ kind }: Field, text: string): unknown {
  switch (kind) {
    case 'number':
      return text === 'auto' ? null : numberOf(text);
    case 'choice':
      return text;
    case 'chains':
      return text.split(',');
    case 'list':
      if (text === 'auto') return null;
      return text === 'none' ? [] : text.split(',').map(numberOf);
    default:
      return kind satisfies never;
  }
}

/** −0 is 0; nothing is no number, and not 0. */
export const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text) + 0);

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }): number =>
  Math.min(max, Math.max(min, value));

/** A choice that is not there, and what is no number, is the default. */
function nearest(field: Field, given: string, preset: Value): Value {
  const parsed = field.schema.safeParse(moved(field, given, preset));
  return parsed.success ? parsed.data : preset;
}

function moved(field: Field, given: string, preset: Value): unknown {
  switch (field.kind) {
    case 'number': {
      const clamped = clamp(numberOf(given), field);
      return Number.isInteger(field.step) ? Math.round(clamped) : clamped;
    }
    case 'choice':
      return preset;
    case 'chains':
      return field.mend(given.toLowerCase().split(','));
    case 'list': {
      const texts = given.split(',').filter((text) => text !== '');
      const numbers = texts.slice(0, field.most).map(numberOf);
      const whole = isOfPercents(field) ? (number: number): number => number : Math.round;
      return numbers.length > 0 ? numbers.map((number) => whole(clamp(number, field))) : preset;
    }
    default:
      return field satisfies never;
  }
}
