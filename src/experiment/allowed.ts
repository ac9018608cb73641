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
    case 'choices':
      return z.array(z.enum(field.choices)).transform((ids) => field.choices.filter((id) => ids.includes(id)));
    case 'list': {
      const numbers = z.array(z.number().int().min(field.min).max(field.max)).max(field.most);
      return field.of === 'steps' ? numbers.transform(ascending) : numbers;
    }
    default:
      return field satisfies never;
  }
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
    case 'choices':
      return field.choices.join(', ');
    case 'list':
      return said('numbers-up-to', { most: field.most, from: field.min, to: field.max });
    default:
      return field satisfies never;
  }
}
