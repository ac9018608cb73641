/** What is wrong with the form of a file: types, lengths, missing parts. */
import type { z } from 'zod';

/** A file that cannot be used. Its message is a whole sentence with the value and what is allowed. */
export class DamagedFile extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DamagedFile';
  }
}

export interface Damage {
  /** "runs.0.id.trial" */
  readonly place: string;
  /** "it is 1.5; allowed: a whole number" */
  readonly reason: string;
}

/** The first thing that a schema has against a value, in words. */
export function damageOf({ issues: [issue] }: z.ZodError, value: unknown): Damage {
  const given = valueAt(value, issue.path);
  const reason = given === undefined ? 'it is missing' : `it is ${shown(given)}; allowed: ${allowed(issue)}`;
  return { place: issue.path.join('.') || 'its beginning', reason };
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
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value);
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function allowed(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'too_big':
      return limit('at most', issue.maximum, issue.origin);
    case 'too_small':
      return limit('at least', issue.minimum, issue.origin);
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'custom':
      return issue.message;
    default:
      return 'another form';
  }
}

function limit(most: 'at most' | 'at least', value: number | bigint, of: string): string {
  switch (of) {
    case 'string':
      return `${most} ${value} characters`;
    case 'array':
      return `${most} ${value} entries`;
    default:
      return `${most} ${value}`;
  }
}
