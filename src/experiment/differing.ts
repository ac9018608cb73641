import { fields, isSame, valueOf, type Field } from './fields';
import type { Experiment } from './schema';

/** Settings in which experiments differ, in the order of the form; what computes them is no setting of theirs. */
export function differingFields(experiments: readonly Experiment[]): Field[] {
  return fields.filter(
    (field) => field.matters && experiments.some((experiment) => !isSame(field, experiment, experiments[0])),
  );
}

/** Do two experiments train the same things? */
export const isSameWork = (a: Experiment, b: Experiment): boolean => differingFields([a, b]).length === 0;

/** The first few of those settings that tell experiments apart, each as far as those before it do not. */
export function tellingFields(experiments: readonly Experiment[], most: number): Field[] {
  const told = (by: readonly Field[]): number =>
    new Set(experiments.map((experiment) => JSON.stringify(by.map((field) => valueOf(experiment, field))))).size;
  const chosen: Field[] = [];
  for (const field of differingFields(experiments)) {
    if (chosen.length < most && told([...chosen, field]) > told(chosen)) chosen.push(field);
  }
  return chosen;
}
