/** The experiment in the address: `#v=1&data.set=moons&pruning.rate=0.2`, only what is not default. */
import { said } from './problems';
import { Problem, type Said } from '../problem';
import { z } from 'zod';
import { fieldInfo, type FieldInfo } from './fields';
import { checkLimits } from './limits';
import { clip, LONGEST_LINK, passedOver, refusal, type LinkNote } from './link-note';
import { RESULTS_KEY } from './results-link';
import { defaultExperiment, experimentSchema, SCHEMA_VERSION, type Experiment } from './schema';
import { entriesOf, type LinkEntry } from './travelled';
import { isViewKey, writeView, type LinkedView } from './view-link';

export { LONGEST_LINK, type LinkNote };

export interface Field {
  /** "pruning.rate" */
  readonly path: string;
  readonly section: keyof Experiment;
  readonly name: string;
  readonly info: FieldInfo;
  readonly schema: z.ZodType;
}

/** Every setting, in the order of form and link. */
export const fields: readonly Field[] = Object.entries(experimentSchema.shape).flatMap(([section, schema]) =>
  Object.entries(schema.shape).map(([name, leaf]) => {
    const info = fieldInfo.get(leaf);
    if (!info) throw new Error(`Setting ${section}.${name} is not registered in fieldInfo.`);
    return { path: `${section}.${name}`, section: section as keyof Experiment, name, info, schema: leaf };
  }),
);

const sectionOf = (experiment: Experiment, field: Field): Record<string, unknown> => experiment[field.section];

/** The value of a setting. */
export const valueOf = (experiment: Experiment, field: Field): unknown => sectionOf(experiment, field)[field.name];

/** The experiment with one setting changed; the value must be valid. */
export const withValue = (experiment: Experiment, field: Field, value: unknown): Experiment => ({
  ...experiment,
  [field.section]: { ...experiment[field.section], [field.name]: value },
});

/** The hash of an experiment, without '#'; empty for the default one. */
export function writeLink(experiment: Experiment): string {
  const parts = fields.flatMap((field) => {
    const text = writeValue(valueOf(experiment, field));
    return text === writeValue(valueOf(defaultExperiment, field)) ? [] : [`${field.path}=${text}`];
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

/** null, "derived from other settings", is "auto"; a list of nothing is "none". */
function writeValue(value: unknown): string {
  if (value === null) return 'auto';
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? 'none' : value.join(',');
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
    const field = fields.find(({ path }) => path.toLowerCase() === entry.key);
    if (!field) {
      notes.push(...notesOfOther(entry));
      continue;
    }
    const { value, note } = readValue(field, entry.value);
    if (note) notes.push(note);
    notes.push(...passedOver(entry, field.path, writeValue(value)));
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

/**
 * The experiment of a file: what it lacks is default, as in a link.
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
      throw new Problem(said('not-allowed', { path: field.path, given, allowed: allowedText(field.info) }));
    }
    experiment = withValue(experiment, field, parsed.data);
  }
  const { experiment: checked, notes } = checkLimits(experiment);
  if (notes.length > 0) {
    throw new Problem(said('refused', { path: notes[0].path, given: notes[0].given, reason: refusal(notes[0]) }));
  }
  return checked;
}

/** A setting's value from its text; numbers out of range are moved to the nearest allowed one. */
function readValue(field: Field, given: string): { value: unknown; note: LinkNote | null } {
  const parsed = field.schema.safeParse(parseText(field.info, given));
  if (parsed.success) return { value: parsed.data, note: null };
  const value = nearest(field, given);
  const note: LinkNote = {
    kind: 'not-allowed',
    path: field.path,
    given: clip(given),
    used: writeValue(value),
    allowed: allowedText(field.info),
  };
  return { value, note };
}

function parseText(info: FieldInfo, given: string): unknown {
  const text = given.toLowerCase();
  switch (info.kind) {
    case 'number':
      return text === 'auto' ? null : numberOf(text);
    case 'choice':
      return text;
    case 'choices':
      return text === 'none' ? [] : text.split(',');
    case 'list':
      if (text === 'auto') return null;
      return text === 'none' ? [] : text.split(',').map(numberOf);
    default:
      return info satisfies never;
  }
}

/** −0 is 0; nothing is no number, and not 0. */
const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text) + 0);

function nearest(field: Field, given: string): unknown {
  const preset = valueOf(defaultExperiment, field);
  const { info } = field;
  const clamp = (n: number, min: number, max: number): number => Math.min(max, Math.max(min, n));
  if (info.kind === 'number') {
    const number = numberOf(given);
    if (Number.isNaN(number)) return preset;
    const clamped = clamp(number, info.min, info.max);
    const whole = Number.isInteger(info.step) ? Math.round(clamped) : clamped;
    return field.schema.safeParse(whole).success ? whole : preset;
  }
  if (info.kind === 'list') {
    const numbers = given
      .split(',')
      .filter((text) => text !== '')
      .slice(0, info.most)
      .map(numberOf);
    if (numbers.length === 0 || numbers.some(Number.isNaN)) return preset;
    const whole = field.schema.safeParse(numbers.map((n) => Math.round(clamp(n, info.min, info.max))));
    return whole.success ? whole.data : preset;
  }
  if (info.kind === 'choices') {
    const named = given.toLowerCase().split(',');
    const known = info.choices.filter((id) => named.includes(id));
    return known.length > 0 ? known : preset;
  }
  return preset;
}

/** What a setting allows, in words short enough for a banner. */
export function allowedText(info: FieldInfo): Said {
  const values = valuesText(info);
  return 'optional' in info && info.optional ? said('or-auto', { range: values }) : values;
}

function valuesText(info: FieldInfo): Said {
  switch (info.kind) {
    case 'number':
      return `${info.min} … ${info.max}`;
    case 'choice':
    case 'choices':
      return info.choices.join(', ');
    case 'list':
      return said('numbers-up-to', { most: info.most, from: info.min, to: info.max });
    default:
      return info satisfies never;
  }
}
