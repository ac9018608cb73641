/** Which tables about networks an experiment asks for: a file per measure; one that is not here may be told of any run. */
import type { Experiment } from '../../../experiment/schema';
import { keyText, type RunKey } from '../../../lottery/run-key';
import type { Sentence } from '../../../problem';
import type { Measurement } from '../../../recording/recording';
import { registry, type Entry } from '../../../registry';
import { said } from '../problems';

interface Asked {
  /** whose; without a trial: of every trial */
  readonly of: Omit<RunKey, 'trial'> & { readonly trial?: number };
  readonly about: Measurement['about'];
  /** how many there may be; absent: what the measure itself allows */
  readonly rows?: readonly number[];
  /** what the experiment has against these numbers; null: nothing. Absent: what the measure itself allows */
  whyNot?(columns: Measurement['columns']): Sentence | null;
}

/** `id` is that of the measure. */
export interface Asks extends Entry {
  of(experiment: Experiment): readonly Asked[];
}

const asking = registry<Asks>(
  'asked measure',
  import.meta.glob<Asks>(['./*.ts', '!./index.ts', '!./whose.ts'], { eager: true, import: 'default' }),
);

/** Why the experiment has no such table; null: it asks for it. */
export function whyNotAsked({ measure, id, about, columns }: Measurement, experiment: Experiment): Sentence | null {
  const all = asking.all.find(({ id: of }) => of === measure)?.of(experiment);
  if (!all) return null;
  const ofRun = all.filter(({ of }) => keyText({ trial: id.trial, ...of }) === keyText(id));
  if (ofRun.length === 0) return said('measure-not-of-run', { measure });
  const own = ofRun.find((one) => textOf(one.about) === textOf(about));
  if (!own) {
    return said('measure-not-asked', {
      measure,
      given: textOf(about),
      allowed: ofRun.map(({ about: of }) => textOf(of)).join('; '),
    });
  }
  const [first] = Object.values(columns);
  const rows = first?.length ?? 0;
  return own.rows?.includes(rows) === false
    ? said('measure-row-count', { measure, rows, allowed: own.rows.join(', ') })
    : (own.whyNot?.(columns) ?? null);
}

/** "start 0, step 10" */
const textOf = (about: Measurement['about']): string =>
  Object.entries(about)
    .map(([name, value]) => `${name} ${value}`)
    .toSorted()
    .join(', ');
