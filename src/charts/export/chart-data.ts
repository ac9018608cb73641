/** The numbers behind a chart, in full precision. */
import type { TFunction } from 'i18next';

export type Value = string | number | null;

export interface ChartData {
  /** names with units: "test accuracy [fraction]" */
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Value[]>;
}

/** @param columns keys of the catalogue, below export.columns */
export const chartData = (t: TFunction, columns: readonly string[], rows: ChartData['rows']): ChartData => ({
  columns: columns.map((name) => t(`export.columns.${name}`)),
  rows,
});

/** RFC 4180: quoted where needed, lines end with CR LF; numbers as JavaScript writes them, all digits. */
export const csvLine = (values: readonly Value[]): string => `${values.map(cell).join(',')}\r\n`;

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows between two pauses: some milliseconds of work. */
const AT_ONCE = 4_000;

/**
 * The file. Large tables are written piece by piece.
 * @param pause lets the page answer in between
 */
export async function csvParts({ columns, rows }: ChartData, pause: () => Promise<void>): Promise<string[]> {
  const parts = [csvLine(columns)];
  let piece: string[] = [];
  for (const row of rows) {
    piece.push(csvLine(row));
    if (piece.length < AT_ONCE) continue;
    parts.push(piece.join(''));
    piece = [];
    await pause();
  }
  return [...parts, piece.join('')];
}
