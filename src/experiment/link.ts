/** The experiment in the address: `#v=1&data.set=moons&pruning.rate=0.2`, only what is not default. */
import { said } from './problems';
import { allowedText } from './allowed';
import { fieldAt, fields, valueOf, withValue } from './fields';
import { checkLimits } from './limits';
import { numberOf, readValue, writeValue } from './link-value';
import { clip, LONGEST_LINK, passedOver, type LinkNote } from './link-note';
import { RESULTS_KEY } from './results-link';
import { defaultExperiment, SCHEMA_VERSION, type Experiment } from './schema';
import { entriesOf, type LinkEntry } from './travelled';
import { isViewKey, writeView, type LinkedView } from './view-link';

/** The hash of an experiment, without '#'; empty for the default one. */
export function writeLink(experiment: Experiment): string {
  const parts = fields.flatMap((field) => {
    const text = writeValue(valueOf(experiment, field));
    return text === writeValue(field.default) ? [] : [`${field.path}=${text}`];
  });
  return parts.length > 0 ? [`v=${SCHEMA_VERSION}`, ...parts].join('&') : '';
}

/** The whole hash, without '#': the experiment and how it is shown. */
export function writePageLink(experiment: Experiment, view: LinkedView): string {
  const settings = writeLink(experiment);
  const shown = writeView(view);
  if (shown === '') return settings;
  return [settings || `v=${SCHEMA_VERSION}`, shown].join('&');
}

/**
 * The experiment of a link or of its part after #, and a note for every value that had to be changed;
 * the view's part is passed over. Never throws.
 */
export function readLink(link: string): { experiment: Experiment; notes: LinkNote[] } {
  const notes: LinkNote[] = [];
  if (link.length > LONGEST_LINK) {
    const allowed = said('characters', { most: LONGEST_LINK });
    notes.push({ kind: 'too-long', path: '', given: clip(link), used: '', allowed });
    return { experiment: defaultExperiment, notes };
  }
  let experiment = defaultExperiment;
  for (const entry of entriesOf(link)) {
    if (isViewKey(entry.key) || entry.key === RESULTS_KEY) continue; // readView's and readResults'
    const field = fieldAt(entry.key);
    if (!field) {
      notes.push(...notesOfOther(entry));
      continue;
    }
    const { value, isAllowed } = readValue(field, entry.value);
    const { path } = field;
    const used = writeValue(value);
    if (!isAllowed) {
      notes.push({ kind: 'not-allowed', path, given: clip(entry.value), used, allowed: allowedText(field) });
    }
    notes.push(...passedOver(entry, path, used));
    experiment = withValue(experiment, field, value);
  }
  const checked = checkLimits(experiment);
  return { experiment: checked.experiment, notes: [...notes, ...checked.notes] };
}

/** What to say of the version, or of a key that is none. */
function notesOfOther(entry: LinkEntry): LinkNote[] {
  const { key, name, value } = entry;
  if (key !== 'v') {
    return [{ kind: 'unknown-setting', path: clip(name), given: clip(value), used: '', allowed: '' }];
  }
  const used = String(SCHEMA_VERSION);
  const version = numberOf(value);
  const notes = passedOver(entry, key, value);
  if (version === SCHEMA_VERSION) return notes;
  const kind = version > SCHEMA_VERSION ? 'newer-version' : 'not-allowed';
  return [{ kind, path: key, given: clip(value), used, allowed: used }, ...notes];
}
