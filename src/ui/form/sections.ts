/** The form's sections and their settings, in the order of the schema. */
import { fields, type Field } from '../../experiment/link';
import type { Experiment, Section } from '../../experiment/schema';
import { applies, isRare } from '../state/relevance';

export interface FormSection {
  readonly id: Section;
  readonly common: readonly Field[];
  /** behind "More" */
  readonly rare: readonly Field[];
}

export function sectionsOf(experiment: Experiment): FormSection[] {
  return (Object.keys(experiment) as Section[]).map((id) => {
    const own = fields.filter((field) => field.section === id && applies(field, experiment));
    return {
      id,
      common: own.filter((field) => !isRare(field)),
      rare: own.filter(isRare),
    };
  });
}
