/** What is wrong with the form of a file: types, lengths, missing parts. */
import { Problem, type Said, type Sentence } from '../problem';
import { said } from './problems';
import type { z } from 'zod';

/** A file that cannot be used. Its message is a whole sentence with the value and what is allowed. */
export class DamagedFile extends Problem {
  override readonly name = 'DamagedFile';
}

export interface Damage {
  /** "runs.0.id.trial" */
  readonly place: Said;
  /** "it is 1.5; allowed: a whole number" */
  readonly reason: Sentence;
}

/** The first thing that a schema has against a value, in words. */
export function damageOf({ issues: [issue] }: z.ZodError, value: unknown): Damage {
  const given = valueAt(value, issue.path);
  const reason =
    given === undefined ? said('nothing-given') : said('given', { given: shown(given), allowed: allowed(issue) });
  return { place: issue.path.join('.') || said('its-beginning'), reason };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.getOwnPropertyDescriptor(found, key)?.value;
  }
  return found;
}

const LONGEST = 40;

/** A value in a sentence: never longer than a line. */
export function shown(value: unknown): Said {
  if (Array.isArray(value)) return said('a-list-of', { count: value.length });
  if (typeof value === 'object' && value !== null) return said('an-object');
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value);
}

const TYPES: Readonly<Record<string, Sentence>> = {
  object: said('an-object'),
  record: said('an-object'),
  array: said('a-list'),
  string: said('a-text'),
  number: said('a-number'),
  int: said('a-whole-number'),
  boolean: said('true-or-false'),
};

function allowed(issue: z.core.$ZodIssue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'too_big':
      return limit('at-most', issue.maximum, issue.origin);
    case 'too_small':
      return limit('at-least', issue.minimum, issue.origin);
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'custom':
      return issue.params?.allowed ?? said('another-form');
    default:
      return said('another-form');
  }
}

const limit = (most: 'at-most' | 'at-least', value: number | bigint, of: string): Sentence =>
  said(of === 'string' ? `${most}-characters` : of === 'array' ? `${most}-entries` : most, { limit: String(value) });

/** For what a schema cannot know by itself. */
export const allows = (sentence: Sentence) => ({ params: { allowed: sentence } });
