/** What a field allows: checked where values come from outside, and said where they are refused. */
import type { Said } from '../problem';
import { said } from './problems';
import { z } from 'zod';
import type { FieldOf, Value } from '../field';

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
      const numbers = z.array(z.number().int().min(field.min).max(field.max)).max(field.most);
      return field.of === 'steps' ? numbers.transform(ascending) : numbers;
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

/** Steps, each once. */
export const ascending = (steps: readonly number[]): number[] => [...new Set(steps)].toSorted((a, b) => a - b);

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
      return said('numbers-up-to', { most: field.most, from: field.min, to: field.max });
    default:
      return field satisfies never;
  }
}
