import type { ChartData } from './chart-data';
import { CSV_FORMS, csvParts, type CsvFormId } from './csv';
import { saveFile } from './save-file';

/**
 * Saves a table as CSV.
 * @param form as spreadsheets of a language read it: the first of `csvForms`
 * @param pause lets the page go on between parts; tables of a few lines need none
 */
export async function saveTable(
  name: string,
  table: ChartData,
  form: CsvFormId,
  pause: () => Promise<void> = async () => undefined,
): Promise<void> {
  // the mark at the beginning tells spreadsheets that θ is a θ
  const parts = ['\ufeff', ...(await csvParts(table, CSV_FORMS[form], pause))];
  saveFile(`${name}.csv`, new Blob(parts, { type: 'text/csv' }));
}
