import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine, csvParts } from './chart-data';

it('keeps all digits, leaves out what is not a number, quotes what must be quoted', () => {
  expect(csvLine(['a', 0.1 + 0.2, null, NaN, -0.5])).toBe('a,0.30000000000000004,,,-0.5\r\n');
  expect(csvLine(['a,b', 'say "x"', 'two\nlines'])).toBe('"a,b","say ""x""","two\nlines"\r\n');
});

it('numbers come back to the bit', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => Object.is(Number(csvLine([x])) + 0, x + 0)));
});

it('writes large tables in pieces', async () => {
  let pauses = 0;
  const rows = Array.from({ length: 9_000 }, (_, at) => [at]);
  const parts = await csvParts({ columns: ['n'], rows }, async () => {
    pauses += 1;
  });
  expect(pauses).toBe(2);
  expect(parts.join('').split('\r\n')).toHaveLength(9_000 + 2);
});
