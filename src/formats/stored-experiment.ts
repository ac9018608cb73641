import { reasonOf } from '../problem';
import { said } from './problems';
import { fields } from '../experiment/fields';
import { readExperiment } from '../experiment/stored';
import type { Experiment } from '../experiment/schema';
import { DamagedFile, shown } from './damaged-file';

/** Version 1 told arms instead of chains. */
const known = new Set([...fields.map(({ path }) => path), 'compare.arms']);
const sections = new Set<string>(fields.map(({ section }) => section));

/**
 * The experiment of a recording. What it lacks is default: older files have fewer settings.
 * @throws DamagedFile naming a setting that is unknown or not allowed
 */
export function storedExperiment(stored: Readonly<Record<string, unknown>>): Experiment {
  for (const [section, settings] of Object.entries(stored)) {
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
      throw new DamagedFile(said('section', { value: shown(settings), section }));
    }
    for (const name of Object.keys(settings)) {
      const path = `${section}.${name}`;
      if (!known.has(path)) throw new DamagedFile(said('unknown-setting', { setting: shown(path) }));
    }
    if (!sections.has(section)) throw new DamagedFile(said('unknown-setting', { setting: shown(section) }));
  }
  try {
    return readExperiment(stored);
  } catch (cause) {
    throw new DamagedFile(said('experiment', { reason: reasonOf(cause) }), { cause });
  }
}
