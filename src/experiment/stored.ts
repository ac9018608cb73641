import { allowedText } from './allowed';
import { fields, withValue } from './fields';
import { checkLimits } from './limits';
import { clip, refusal } from './link-note';
import { defaultExperiment, type Experiment } from './schema';

/**
 * The experiment of a file: what it lacks is default.
 * @throws Error naming the setting that is unknown or not allowed.
 */
export function readExperiment(stored: Readonly<Record<string, unknown>>): Experiment {
  let experiment = defaultExperiment;
  for (const field of fields) {
    const section = stored[field.section];
    if (typeof section !== 'object' || section === null || !(field.name in section)) continue;
    const value: unknown = Object.getOwnPropertyDescriptor(section, field.name)?.value;
    const parsed = field.schema.safeParse(value);
    if (!parsed.success) {
      const given = clip(JSON.stringify(value) ?? 'nothing');
      throw new Error(`${field.path} is ${given}; allowed: ${allowedText(field)}.`);
    }
    experiment = withValue(experiment, field, parsed.data);
  }
  const { experiment: checked, notes } = checkLimits(experiment);
  if (notes.length > 0) {
    throw new Error(`${notes[0].path} is ${notes[0].given}; ${refusal(notes[0])}.`);
  }
  return checked;
}
