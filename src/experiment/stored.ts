import { z } from 'zod';
import { allowedText } from './allowed';
import { fields, withValue } from './fields';
import { checkLimits } from './limits';
import { clip, refusal } from './link-note';
import { defaultExperiment, type Experiment } from './schema';
import { sections } from './sections';
import { comparing } from './sections/compare';

/**
 * The experiment of a file: what it lacks is default.
 * @throws Error naming the setting that is unknown or not allowed.
 */
export function readExperiment(stored: Readonly<Record<string, unknown>>): Experiment {
  let experiment = defaultExperiment;
  const today = withChains(stored);
  for (const field of fields) {
    const section = today[field.section];
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

const arms = z.object({ arms: z.array(z.enum(sections.compare.chains.choices)) });

/** Files of version 1 tell what was compared by arms. @throws Error naming what is not allowed */
function withChains(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { compare } = stored;
  if (typeof compare !== 'object' || compare === null || !('arms' in compare)) return stored;
  const parsed = arms.safeParse(compare);
  if (!parsed.success) {
    const given = clip(JSON.stringify(compare.arms) ?? 'nothing');
    throw new Error(`compare.arms is ${given}; allowed: ${sections.compare.chains.choices.join(', ')}.`);
  }
  return { ...stored, compare: comparing(...parsed.data.arms) };
}
