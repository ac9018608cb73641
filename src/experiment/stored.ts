import { said } from './problems';
import { Problem } from '../problem';
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
      throw new Problem(said('not-allowed', { path: field.path, given, allowed: allowedText(field) }));
    }
    experiment = withValue(experiment, field, parsed.data);
  }
  const { experiment: checked, notes } = checkLimits(experiment);
  if (notes.length > 0) {
    throw new Problem(said('refused', { path: notes[0].path, given: notes[0].given, reason: refusal(notes[0]) }));
  }
  return checked;
}
