import { fields, valueOf, type Field } from './link';
import type { Experiment } from './schema';

/** Settings in which experiments differ, in the order of the form; what computes them is no setting of theirs. */
export function differingFields(experiments: readonly Experiment[]): Field[] {
  return fields.filter((field) => {
    if (field.section === 'engine') return false;
    const values = experiments.map((experiment) => JSON.stringify(valueOf(experiment, field)));
    return new Set(values).size > 1;
  });
}
