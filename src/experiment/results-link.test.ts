import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLink } from './link';
import { readResults, withResults } from './results-link';

it('adds the first 8 digits to any link, and leaves experiments alone', () => {
  expect(withResults('', 'a4130835ffff')).toBe('v=3&results=a4130835');
  expect(withResults('v=1&pruning.rate=0.2', 'a4130835ffff')).toBe('v=1&pruning.rate=0.2&results=a4130835');
  expect(withResults('v=1&pruning.rate=0.2', null)).toBe('v=1&pruning.rate=0.2');
  expect(readLink('v=1&pruning.rate=0.2&results=a4130835')).toEqual(readLink('v=1&pruning.rate=0.2'));
});

it('reads what it wrote, and names what is no fingerprint', () => {
  expect(readResults('#v=1&results=a4130835')).toEqual({ results: 'a4130835', notes: [] });
  expect(readResults('#v=1')).toEqual({ results: null, notes: [] });
  expect(readResults('#results=A4130835')).toEqual({ results: 'a4130835', notes: [] });
  expect(readResults('#results=A413083').notes).toMatchObject([
    {
      kind: 'not-allowed',
      path: 'results',
      given: 'A413083',
      used: 'none',
      allowed: { english: '8 digits 0 … 9, a … f, after "2-" those of version 2' },
    },
  ]);
  fc.assert(fc.property(fc.string(), (text) => readResults(text).notes.length <= 1));
});
