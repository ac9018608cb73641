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
  columns: columns.map((name) => t(`export.columns.${name}`, { defaultValue: name })),
  rows,
});
