/** What is measured of a network while it learns. */

type Split = 'train' | 'validation' | 'test';

/** Of which examples, and what: "validation.loss", "test.accuracy". */
export type Column = `${Split}.${string}`;

/** One evaluation point: the step, and what was measured there; null: not measured, or no number. */
export interface Point {
  /** mini-batch updates done */
  readonly step: number;
  readonly [column: Column]: number | null;
}

/** Points by column, all of equal length. */
export interface PointColumns {
  readonly step: readonly number[];
  readonly [column: Column]: readonly (number | null)[];
}

export const isColumn = (name: string): name is Column => /^(?:train|validation|test)\./.test(name);

/** Names of all that is measured. */
export const columnNames = (points: object): Column[] => Object.keys(points).filter(isColumn);

/** Everything that was measured of one metric on one split; nothing but nulls where it never was. */
export const columnOf = (points: PointColumns, split: Split, metric: { readonly id: string }) =>
  points[`${split}.${metric.id}`] ?? points.step.map(() => null);

/** Rows as columns. */
export function columnsOf(points: readonly Point[]): PointColumns {
  const names = [...new Set(points.flatMap(columnNames))];
  return {
    step: points.map(({ step }) => step),
    ...Object.fromEntries(names.map((name) => [name, points.map((point) => point[name] ?? null)])),
  };
}

/** The points up to a step. */
export function upTo(points: PointColumns, last: number): PointColumns {
  const count = points.step.filter((step) => step <= last).length;
  const first = columnNames(points).map((name) => [name, points[name].slice(0, count)]);
  return { step: points.step.slice(0, count), ...Object.fromEntries(first) };
}

/** `points` with one more row. */
export function withPoint(points: PointColumns, point: Point): PointColumns {
  const names = [...new Set([...columnNames(points), ...columnNames(point)])];
  const longer = (name: Column) => [...(points[name] ?? points.step.map(() => null)), point[name] ?? null];
  return { step: [...points.step, point.step], ...Object.fromEntries(names.map((name) => [name, longer(name)])) };
}
