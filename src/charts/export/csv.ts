/** Tables as CSV, for programs and for spreadsheets that write numbers with a comma. */
import type { ChartData, Value } from './chart-data';

export interface CsvForm {
  /** between cells */
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
}

export const CSV_FORMS = {
  /** what programs read, and spreadsheets in English */
  csv: { separator: ',', decimal: '.' },
  /** what Excel reads where 0,5 is a half */
  'csv-comma': { separator: ';', decimal: ',' },
} as const satisfies Record<string, CsvForm>;
export type CsvFormId = keyof typeof CSV_FORMS;

/** Both, first the one that a language's spreadsheets read. */
export function csvForms(language: string): readonly CsvFormId[] {
  const isComma = new Intl.NumberFormat(language).format(0.5).includes(',');
  return isComma ? ['csv-comma', 'csv'] : ['csv', 'csv-comma'];
}

/** RFC 4180: quoted where needed, lines end with CR LF; numbers as JavaScript writes them, all digits. */
export const csvLine = (values: readonly Value[], { separator, decimal }: CsvForm = CSV_FORMS.csv): string =>
  `${values.map((value) => (typeof value === 'string' ? textCell(value) : numberCell(value, decimal))).join(separator)}\r\n`;

const numberCell = (value: number | null, decimal: string): string =>
  value !== null && Number.isFinite(value) ? String(value).replace('.', decimal) : '';

/** How a formula begins, for a spreadsheet that skips blanks before it; full-width signs count in some. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Names come from files and people: none of them may be computed. */
function textCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows between two pauses: some milliseconds of work. */
const AT_ONCE = 4_000;

/**
 * The file. Large tables are written piece by piece.
 * @param pause lets the page answer in between
 */
export async function csvParts(
  { columns, rows }: ChartData,
  form: CsvForm,
  pause: () => Promise<void>,
): Promise<string[]> {
  const parts = [csvLine(columns, form)];
  let piece: string[] = [];
  for (const row of rows) {
    piece.push(csvLine(row, form));
    if (piece.length < AT_ONCE) continue;
    parts.push(piece.join(''));
    piece = [];
    await pause();
  }
  return [...parts, piece.join('')];
}
