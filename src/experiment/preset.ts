import type { Value } from '../field';
import { fields, withValue } from './fields';
import { checkLimits } from './limits';
import { defaultExperiment, type Experiment, type Section } from './schema';

/** Sections with only the settings that are not default; those of tasks by their names. */
export type PartialExperiment = { readonly [S in Section]?: Partial<Experiment[S]> } & {
  readonly data?: Readonly<Record<string, Value>>;
};

/**
 * A ready experiment. Only what differs from the defaults is written down; titles and what each shows
 * are in the catalogue ("presets.<id>.title", ".shows").
 */
export interface Preset {
  readonly id: string;
  readonly settings: PartialExperiment;
}

/** The whole experiment of a preset, within the limits. */
export const experimentOf = ({ settings }: Preset): Experiment =>
  checkLimits(
    fields.reduce((experiment, field) => {
      const own: Readonly<Record<string, Value | undefined>> = { ...settings[field.section] };
      const value = own[field.name];
      return value === undefined ? experiment : withValue(experiment, field, value);
    }, defaultExperiment),
  ).experiment;
