/** What was written by earlier versions, as this one writes it. Pure, and one place for all that is kept. */

/** Version of the files of recordings and tickets. */
export const VERSION = 2;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes a field where it is there. */
const withField = (fields: Fields, name: string, change: (value: unknown) => unknown): Fields =>
  name in fields ? { ...fields, [name]: change(fields[name]) } : fields;

/** The names that version 1 had for what is measured of classifiers. */
const COLUMNS: ReadonlyMap<string, string> = new Map([
  ['validationLoss', 'validation.loss'],
  ['validationAccuracy', 'validation.accuracy'],
  ['testAccuracy', 'test.accuracy'],
  ['trainAccuracy', 'train.accuracy'],
]);

/** Losses of diverged runs were kept as they were: no number. */
const orNull = (value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? null : value);

/** Points of version 1, as columns or as one row; those of version 2 stay as they are. */
export function migratedPoints(points: unknown): unknown {
  if (!isFields(points) || !('validationLoss' in points)) return points;
  return Object.fromEntries(
    Object.entries(points).map(([name, value]) => [
      COLUMNS.get(name) ?? name,
      Array.isArray(value) ? value.map(orNull) : orNull(value),
    ]),
  );
}

/** A run of a file, or of storage; a checkpoint has its points in rows. */
export const migratedRun = (run: unknown): unknown =>
  isFields(run)
    ? withField(run, 'points', (points) =>
        Array.isArray(points) ? points.map(migratedPoints) : migratedPoints(points),
      )
    : run;

/** The contents of a recording's file, of whichever version. */
export function migratedFile(file: unknown): unknown {
  if (!isFields(file) || file.version !== 1) return file;
  const runs = withField(file, 'runs', (all) => (Array.isArray(all) ? all.map(migratedRun) : all));
  return { ...runs, version: VERSION };
}
