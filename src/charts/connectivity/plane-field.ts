/** A measured plane of one metric: its networks, and the numbers on its grid. */
import type { Columns } from '../../lottery/measures';
import { NETWORKS } from '../../lottery/measures/plane';
import type { Metric } from '../../lottery/metric';
import type { PlaneSpot, Three } from '../../lottery/plane';
import { errorOf } from './pairs';

export interface PlaneField {
  readonly networks: Three<PlaneSpot & { readonly value: number | null }>;
  /** places along each side, ascending; none: the networks are on one line */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** loss or error, row by row from the lowest y on; null: no number */
  readonly values: readonly (number | null)[];
}

/** It has a scale without an end, other than shares that are right. */
export const isLoss = ({ unit }: Pick<Metric, 'unit'>): boolean => unit !== 'fraction';

/** Null where the table lacks the metric, or a place. */
export function fieldOf(columns: Columns, metric: Pick<Metric, 'id' | 'unit' | 'better'>): PlaneField | null {
  const found = columns[`test.${metric.id}`];
  const [xs, ys] = [columns.x, columns.y].map((column) => column.filter((value) => value !== null));
  if (!found || found.length < NETWORKS || xs.length !== found.length || ys.length !== found.length) return null;
  const values = found.map((value) => (value === null ? null : errorOf(metric, value)));
  const at = (row: number) => ({ x: xs[row], y: ys[row], value: values[row] });
  const points = Math.sqrt(found.length - NETWORKS);
  return {
    networks: [at(0), at(1), at(2)],
    xs: xs.slice(NETWORKS, NETWORKS + points),
    ys: Array.from({ length: points }, (_, row) => ys[NETWORKS + row * points]),
    values: values.slice(NETWORKS),
  };
}

/** Between four places of the grid; null where one of them has no number, or outside. */
export function valueAt({ xs, ys, values }: PlaneField, { x, y }: PlaneSpot): number | null {
  const place = (all: readonly number[], value: number): number =>
    ((value - all[0]) / (all[all.length - 1] - all[0])) * (all.length - 1);
  const [column, row] = [place(xs, x), place(ys, y)];
  const [left, low] = [Math.floor(column), Math.floor(row)];
  if (left < 0 || low < 0 || left >= xs.length - 1 || low >= ys.length - 1) return null;
  const [across, up] = [column - left, row - low];
  let sum = 0;
  for (const [right, above, share] of [
    [0, 0, (1 - across) * (1 - up)],
    [1, 0, across * (1 - up)],
    [0, 1, (1 - across) * up],
    [1, 1, across * up],
  ]) {
    const value = values[(low + above) * xs.length + left + right];
    if (value === null) return null;
    sum += share * value;
  }
  return sum;
}

/** Steps along a straight way on which its highest place is looked for. */
const STEPS = 60;

/** About how high the straight way between two networks rises, ends included; null: not known. */
export function highestBetween(field: PlaneField, from: 0 | 1 | 2, to: 0 | 1 | 2): number | null {
  const [a, b] = [field.networks[from], field.networks[to]];
  const between = Array.from({ length: STEPS - 1 }, (_, at) => (at + 1) / STEPS).map((share) =>
    valueAt(field, { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }),
  );
  const known = [a.value, b.value, ...between].filter((value) => value !== null);
  return known.length < STEPS + 1 ? null : Math.max(...known);
}
