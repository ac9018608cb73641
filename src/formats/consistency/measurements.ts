/** Tables are of networks of the experiment, in the form of their measure. */
import type { Sentence } from '../../problem';
import type { Experiment } from '../../experiment/schema';
import { measures } from '../../lottery/measures';
import { sizeOf } from '../../lottery/parameters';
import { leastOf } from '../../lottery/metric';
import { columnNames, isColumn } from '../../lottery/points';
import { measuredAt } from '../../recording/order';
import type { Measurement } from '../../recording/recording';
import { taskOf } from '../../tasks';
import { whyNotAsked } from './asked';
import { firstOf, inRun, whyNoRun, type About, type Check } from './check';
import { said } from './problems';

export const measurementChecks: readonly Check[] = [
  {
    name: 'measurements are of runs of the experiment',
    find: (about) => ofEach(about, ({ id }) => whyNoRun(id, about)),
  },
  {
    name: 'a measurement has the columns of its measure',
    find: (about) => ofEach(about, (measurement) => whyNotOfForm(measurement, about)),
  },
  {
    name: 'a measurement is one that the experiment asks for',
    find: (about) => ofEach(about, (measurement) => whyNotAsked(measurement, about.recording.experiment)),
  },
  {
    name: 'metrics of a measurement are those of the task, and in their ranges',
    find: (about) => ofEach(about, (measurement) => whyNotOfTask(measurement, about.recording.experiment)),
  },
  {
    name: 'a measurement is there once',
    find(about) {
      const seen = new Set<string>();
      return ofEach(about, (measurement) => {
        const place = measuredAt(measurement);
        if (seen.has(place)) return said('measured-twice', { measure: measurement.measure });
        seen.add(place);
        return null;
      });
    },
  },
];

function whyNotOfForm({ measure, about, columns }: Measurement, { network }: About): Sentence | null {
  if (!measures.ids.includes(measure)) return said('measures', { measure, known: measures.ids.join(', ') });
  const form = measures.get(measure);
  const names = Object.keys(columns);
  const wanted = form.columns.join(', ');
  if (form.columns.some((name) => !names.includes(name))) return said('measure-columns', { measure, wanted });
  const other = names.find((name) => !form.columns.includes(name) && !isColumn(name));
  if (other !== undefined) return said('measure-columns', { measure, wanted });
  if (Object.keys(about).toSorted().join() !== form.about.toSorted().join()) {
    return said('measure-about', { measure, wanted: form.about.join(', ') });
  }
  const lengths = new Set(Object.values(columns).map(({ length }) => length));
  const rows = Math.max(0, ...lengths);
  if (lengths.size > 1 || rows > form.most) return said('measure-rows', { measure, most: form.most });
  // without a network there are no measurements: which data it learnt is told before they are
  const sizes = network?.parameters.map(({ prunable, shape }) => (prunable ? sizeOf(shape) : null)) ?? [];
  return form.whyNot?.(columns, sizes) ?? null;
}

function whyNotOfTask({ measure, columns }: Measurement, { data }: Experiment): Sentence | null {
  const { metrics } = taskOf(data.set);
  return firstOf(columnNames(columns), (column) => {
    const metric = metrics.find(({ id }) => column.endsWith(`.${id}`));
    if (!metric) return said('measure-columns', { measure, wanted: measures.get(measure).columns.join(', ') });
    const isShare = metric.unit === 'fraction';
    const row = columns[column].findIndex(
      (value) => value !== null && (value < leastOf(metric) || (isShare && value > 1)),
    );
    if (row < 0) return null;
    const value = columns[column][row] ?? 'null';
    return said('measured-value', {
      measure,
      row: row + 1,
      column,
      value,
      allowed: isShare ? '0 … 1' : said('from-0'),
    });
  });
}

const ofEach = (about: About, find: (measurement: Measurement) => Sentence | null): Sentence | null =>
  firstOf(about.recording.measurements ?? [], (measurement) => {
    const reason = find(measurement);
    return reason && inRun(about, measurement.id, reason);
  });
