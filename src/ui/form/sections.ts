/** The form's sections and their settings, in the order of the schema. */
import { fields, isDefault, isSettable, type Field } from '../../experiment/fields';
import type { Experiment, Section } from '../../experiment/schema';
import { keysOf } from '../../keys';
import type { LabState } from '../../store/store';

export interface FormSection {
  readonly id: Section;
  readonly fields: readonly Field[];
}

type Shown = Pick<LabState['view'], 'settings' | 'setting'>;

/** Is it in sight where not everything is? */
const isInSight = (field: Field, { setting }: Shown): boolean => field.main || field.path === setting;

/** What is shown of it; sections without any of that are not there. */
export function sectionsOf(experiment: Experiment, shown: Shown): FormSection[] {
  const isWanted = (field: Field): boolean =>
    shown.settings === 'all' ||
    isInSight(field, shown) ||
    (shown.settings === 'changed' && !isDefault(experiment, field));
  const wanted = settingsOf(experiment).filter(isWanted);
  return keysOf(experiment).flatMap((id) => {
    const own = wanted.filter((field) => field.section === id);
    return own.length > 0 ? [{ id, fields: own }] : [];
  });
}

/** All that can be set in it. */
export const settingsOf = (experiment: Experiment): Field[] => fields.filter((field) => isSettable(experiment, field));

/** How many settings differ from the default that are not in sight. */
export const changedBeyond = (experiment: Experiment, shown: Shown): number =>
  settingsOf(experiment).filter((field) => !isInSight(field, shown) && !isDefault(experiment, field)).length;
