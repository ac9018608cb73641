import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_FORMS, csvForms, csvLine, csvParts, type CsvForm } from './csv';

/** RFC 4180, read as a program would: rows of texts. */
function parsed(csv: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
        if (at >= csv.length) throw new Error('a quote is left open');
        if (csv[at] === '"') at += 1;
        cell += csv[at];
      }
      at += 1;
    } else {
      for (; at < csv.length && csv[at] !== separator && csv[at] !== '\r'; at += 1) {
        if (csv[at] === '"' || csv[at] === '\n') throw new Error(`not quoted: ${csv.slice(at, at + 9)}`);
        cell += csv[at];
      }
    }
    row.push(cell);
    if (csv.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (csv[at] === separator) at += 1;
    else throw new Error(`neither separator nor end: ${csv.slice(at, at + 9)}`);
  }
  return rows;
}

const FORMS = Object.entries(CSV_FORMS);

it('keeps all digits, leaves out what is not a number, quotes what must be quoted', () => {
  expect(csvLine(['a', 0.1 + 0.2, null, NaN, -0.5])).toBe('a,0.30000000000000004,,,-0.5\r\n');
  expect(csvLine(['a,b', 'say "x"', 'two\nlines'])).toBe('"a,b","say ""x""","two\nlines"\r\n');
});

it('writes decimal commas between semicolons', () => {
  expect(csvLine(['a;b', 0.25, -1.5e-7, 1200, 'c'], CSV_FORMS['csv-comma'])).toBe('"a;b";0,25;-1,5e-7;1200;c\r\n');
  expect(csvForms('de')).toEqual(['csv-comma', 'csv']);
  expect(csvForms('en')).toEqual(['csv', 'csv-comma']);
});

describe.each(FORMS)('as %s', (_id, form: CsvForm) => {
  it('numbers come back to the bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const [[cell]] = parsed(csvLine([x], form), form.separator);
        expect(Number(cell.replace(form.decimal, '.')) + 0).toBe(x + 0);
      }),
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1+1',
    '\u00a0=1',
    '\ufeff=1',
    '\u0000=1',
    '＝1+1',
    '-0.5 … 0.5',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.test";"a")',
    '"=1"',
    '";=1+1',
    '",=1+1',
    '\r\n=1+1',
    'a\r\n=1',
    'x";"=1',
  ])('the name %j stays one cell that no spreadsheet computes', (name) => {
    const rows = parsed(csvLine(['first', name, 0.5], form), form.separator);
    expect(rows).toHaveLength(1);
    const [[first, cell, number]] = rows;
    expect([first, number]).toEqual(['first', `0${form.decimal}5`]);
    expect(cell.replace(/^'/, '')).toBe(name);
    expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
  });

  it('any texts come back as they were, but for the mark before a formula', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.string({ unit: fc.constantFrom(...'ab\'",;=+-@\t\r\n θ') }), { minLength: 2, maxLength: 3 }),
        ),
        (rows) => {
          const read = parsed(rows.map((row) => csvLine(row, form)).join(''), form.separator);
          expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
          for (const [y, row] of rows.entries())
            for (const [x, text] of row.entries()) expect([text, `'${text}`]).toContain(read[y][x]);
        },
      ),
    );
  });
});

it('writes large tables in pieces', async () => {
  let pauses = 0;
  const rows = Array.from({ length: 9_000 }, (_, at) => [at]);
  const parts = await csvParts({ columns: ['n'], rows }, CSV_FORMS.csv, async () => {
    pauses += 1;
  });
  expect(pauses).toBe(2);
  expect(parts.join('').split('\r\n')).toHaveLength(9_000 + 2);
});
