/** The numbers behind a chart, in full precision. */
import type { Key, Translate } from '../../texts';

export type Value = string | number | null;

export interface ChartData {
  /** names with units: "test accuracy [fraction]" */
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Value[]>;
}

/** Keys of the catalogue, below export.columns; those of metrics have a dot. */
export type Column = Below<Key>;
type Below<Path> = Path extends `export.columns.${infer Name}` ? Name : never;

/** @param values what names tell of the experiment; `context` where a metric or a task has a better wording */
export const chartData = (
  t: Translate,
  columns: readonly Column[],
  rows: ChartData['rows'],
  values: Readonly<Record<string, string | undefined>> = {},
): ChartData => ({
  columns: columns.map((name) => t(`export.columns.${name}`, { ...values, defaultValue: name })),
  rows,
});
