import { z } from 'zod';
import { said } from './problems';
import { Problem } from '../problem';
import { allowedText } from './allowed';
import { fields, withValue } from './fields';
import { checkLimits } from './limits';
import { clip, refusal } from './link-note';
import { defaultsOf } from './earlier-defaults';
import type { Experiment } from './schema';
import { sections } from './sections';
import { comparing } from './sections/compare';

/**
 * The experiment of a file. A file has all the settings that its version had: what it lacks has the default of the
 * first, which changes nothing.
 * @throws Error naming the setting that is unknown or not allowed.
 */
export function readExperiment(stored: Readonly<Record<string, unknown>>): Experiment {
  let experiment = defaultsOf(1);
  const today = withChains(stored);
  for (const field of fields) {
    const section = today[field.section];
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

const arms = z.object({ arms: z.array(z.enum(sections.compare.chains.choices)) });

/** Files of version 1 tell what was compared by arms. @throws Error naming what is not allowed */
function withChains(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { compare } = stored;
  if (typeof compare !== 'object' || compare === null || !('arms' in compare)) return stored;
  const parsed = arms.safeParse(compare);
  if (!parsed.success) {
    const given = clip(JSON.stringify(compare.arms) ?? 'nothing');
    const allowed = sections.compare.chains.choices.join(', ');
    throw new Problem(said('not-allowed', { path: 'compare.arms', given, allowed }));
  }
  return { ...stored, compare: comparing(...parsed.data.arms) };
}
