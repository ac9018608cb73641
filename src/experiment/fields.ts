/** The settings of an experiment: each field with its place. */
import type { z } from 'zod';
import type { FieldOf, Fields, Value } from '../field';
import { keysOf } from '../keys';
import { schemaOf } from './allowed';
import { sections } from './sections';
import { defaultExperiment, type Experiment, type Section } from './schema';

interface Place {
  /** "pruning.rate" */
  readonly path: string;
  readonly section: Section;
  readonly name: string;
  /** what its values are checked by */
  readonly schema: z.ZodType<Value>;
}

export type Field = FieldOf<Experiment> & Place;
/** The fields of one kind. */
export type Kind<K extends Field['kind']> = Extract<Field, { readonly kind: K }>;

const placed = (section: Section, fields: Fields<Experiment>): Field[] =>
  Object.entries(fields).map(([name, field]) => ({
    ...field,
    path: `${section}.${name}`,
    section,
    name,
    schema: schemaOf(field),
  }));

/** Every setting, in the order of form and link. */
export const fields: readonly Field[] = keysOf(sections).flatMap((section) => placed(section, sections[section]));

/** The setting at a path, in small or large letters. */
export const fieldAt = (path: string): Field | undefined =>
  fields.find((field) => field.path.toLowerCase() === path.toLowerCase());

/** The value of a setting. */
export function valueOf<F extends Field>(experiment: Experiment, { section, name }: F): F['default'] {
  const values: Readonly<Record<string, Value>> = { ...experiment[section] };
  return values[name];
}

/** The experiment with one setting changed; the value must be valid. */
export const withValue = <F extends Field>(experiment: Experiment, field: F, value: F['default']): Experiment => ({
  ...experiment,
  [field.section]: { ...experiment[field.section], [field.name]: value },
});

/** Have two experiments the same value of a setting? */
export const isSame = (field: Field, a: Experiment, b: Experiment): boolean =>
  JSON.stringify(valueOf(a, field)) === JSON.stringify(valueOf(b, field));

export const isDefault = (experiment: Experiment, field: Field): boolean =>
  isSame(field, experiment, defaultExperiment);

/** A setting's limits and choices, narrowed to what the rest of the experiment allows. */
export function fieldIn<F extends Field>(experiment: Experiment, field: F): F;
export function fieldIn(experiment: Experiment, field: Field): Field {
  if (field.kind === 'choice') {
    return { ...field, choices: field.choices.filter((id) => field.offers(id, experiment)) };
  }
  if (field.kind !== 'number') return field;
  const room = field.room?.(experiment);
  const most = Math.min(field.max, room?.max ?? Infinity, field.reach?.(experiment) ?? Infinity);
  const min = Math.max(field.min, room?.min ?? -Infinity);
  return { ...field, min, max: Math.max(min, most) };
}

/** Is there anything to set in this experiment? One choice alone is no setting. */
export function isSettable(experiment: Experiment, field: Field): boolean {
  if (!field.applies(experiment)) return false;
  const narrowed = fieldIn(experiment, field);
  return narrowed.kind !== 'choice' || narrowed.choices.length > 1;
}

/** What null at a setting stands for; null where it stands for nothing. */
export const derivedValue = <F extends Field>(experiment: Experiment, field: F): F['default'] =>
  field.derived?.(experiment) ?? null;
