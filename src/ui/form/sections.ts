/** The form's sections and their settings, in the order of the schema. */
import { fields, isSettable, type Field } from '../../experiment/fields';
import type { Experiment, Section } from '../../experiment/schema';
import { keysOf } from '../../keys';

export interface FormSection {
  readonly id: Section;
  readonly common: readonly Field[];
  /** behind "More" */
  readonly rare: readonly Field[];
}

export const sectionsOf = (experiment: Experiment): FormSection[] =>
  keysOf(experiment).map((id) => {
    const own = fields.filter((field) => field.section === id && isSettable(experiment, field));
    return { id, common: own.filter(({ rare }) => !rare), rare: own.filter(({ rare }) => rare) };
  });
