/** What a field allows: checked where values come from outside, and said where they are refused. */
import type { Said } from '../problem';
import { said } from './problems';
import { z } from 'zod';
import { isOfPercents, type FieldOf, type ListField, type Value } from '../field';

// zod would otherwise probe `new Function`, which the content security policy forbids
z.config({ jitless: true });

export const schemaOf = (field: FieldOf<never>): z.ZodType<Value> =>
  field.derived ? valueSchema(field).nullable() : valueSchema(field);

function valueSchema(field: FieldOf<never>): z.ZodType<Value> {
  switch (field.kind) {
    case 'number':
      return (Number.isInteger(field.step) ? z.number().int() : z.number()).min(field.min).max(field.max);
    case 'choice':
      return z.enum(field.choices);
    case 'chains':
      return z
        .array(z.string())
        .refine((texts) => isWhole(texts, field.mend(texts)))
        .transform(field.mend);
    case 'list': {
      const one = z.number().min(field.min).max(field.max);
      const numbers = z
        .array(isOfPercents(field) ? one : one.int())
        .min(field.least ?? 0)
        .max(field.most);
      return numbers.transform(ORDERS[field.of]);
    }
    default:
      return field satisfies never;
  }
}

/** Is nothing of these chains left out, and nothing added? The order of controls does not matter. */
function isWhole(given: readonly string[], mended: readonly string[]): boolean {
  const parts = (text: string): string => [...new Set(text.split(/(?=[ *])/))].toSorted().join('');
  return given.length === mended.length && given.every((text, at) => parts(text) === parts(mended[at]));
}

/** The order in which numbers stand in a list: steps and percentages each once. */
export const ORDERS: Readonly<Record<ListField['of'], (numbers: readonly number[]) => number[]>> = {
  widths: (widths) => [...widths],
  steps: (steps) => [...new Set(steps)].toSorted((a, b) => a - b),
  layerPercents: (percents) => [...percents],
  percents: (percents) => [...new Set(percents)].toSorted((a, b) => b - a),
};

/** What a setting allows, in words short enough for a banner. */
export function allowedText(field: FieldOf<never>): Said {
  const values = valuesText(field);
  return field.derived ? said('or-auto', { range: values }) : values;
}

function valuesText(field: FieldOf<never>): Said {
  switch (field.kind) {
    case 'number':
      return `${field.min} … ${field.max}`;
    case 'choice':
      return field.choices.join(', ');
    case 'chains':
      return field.allowed;
    case 'list':
      return said(field.least ? 'numbers-from-one' : 'numbers-up-to', {
        most: field.most,
        from: field.min,
        to: field.max,
      });
    default:
      return field satisfies never;
  }
}
