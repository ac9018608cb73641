/** The experiment in the address: `#v=3&data.set=moons&pruning.rate=0.2`, only what is not default. */
import { said } from './problems';
import { allowedText } from './allowed';
import { defaultsOf } from './earlier-defaults';
import { fieldAt, fields, valueOf, withValue } from './fields';
import { checkLimits } from './limits';
import { numberOf, readValue, writeValue } from './link-value';
import { clip, LONGEST_LINK, passedOver, type Checked, type LinkNote } from './link-note';
import { RESULTS_KEY } from './results-link';
import { defaultExperiment, SCHEMA_VERSION, type Experiment } from './schema';
import { entriesOf, type LinkEntry } from './travelled';
import { chainsOf } from './chains';
import { chosen } from './chosen';
import { sections } from './sections';
import { chainsOfArms, writeChain } from './sections/compare';
import { isPlanned } from './sections/pruning';
import { controls } from '../lottery/controls';
import { isViewKey, writeView, type LinkedView } from './view-link';

/** Chains have a short key; all others are the paths of settings. */
const CHAINS = { path: 'compare.chains', key: 'chains' } as const;
const ROUNDS = 'pruning.rounds';

/** An experiment never changes: it is asked for its link with each change of the page, many times a second. */
const written = new WeakMap<Experiment, string>();

/** The hash of an experiment, without '#'. */
export function writeLink(experiment: Experiment): string {
  const link = written.get(experiment) ?? linkOf(experiment);
  written.set(experiment, link);
  return link;
}

function linkOf(experiment: Experiment): string {
  const parts = fields.flatMap((field) => {
    if (field.path === CHAINS.path) return writeChains(experiment);
    const text = writeValue(valueOf(experiment, field));
    return text === writeValue(field.default) ? [] : [`${field.path}=${text}`];
  });
  return [`v=${SCHEMA_VERSION}`, ...parts].join('&');
}

/** Methods with their controls under one key, settings of one chain each under its own: "chain.1.pruning.rate=0.5". */
function writeChains(experiment: Experiment): string[] {
  const chains = chainsOf(experiment);
  const text = chains.map((chain) => writeChain({ ...chain, own: {} })).join(',');
  const own = chains.flatMap((chain, at) =>
    Object.entries(chain.own).map(([path, value]) => `chain.${at}.${path}=${value}`),
  );
  return [...(text === writeValue(defaultExperiment.compare.chains) ? [] : [`${CHAINS.key}=${text}`]), ...own];
}

/** The whole hash, without '#': the experiment and how it is shown. */
export function writePageLink(experiment: Experiment, view: LinkedView): string {
  const shown = writeView(view);
  return [writeLink(experiment), ...(shown === '' ? [] : [shown])].join('&');
}

/**
 * The experiment of a link or of its part after #, and a note for every value that had to be changed;
 * the view's part is passed over. Never throws.
 */
export function readLink(link: string): ReadLink {
  const { experiment, notes } = readAll(link);
  const { chains } = experiment.compare;
  const once = [...new Set(chains)];
  const twice = once.filter((chain) => chains.indexOf(chain) < chains.lastIndexOf(chain));
  const left = twice.map((chain): LinkNote => ({
    kind: 'same-chain',
    path: CHAINS.path,
    given: clip(chain),
    used: '',
    allowed: said('chains-once'),
  }));
  return { experiment: withChains(experiment, once), notes: [...notes, ...left] };
}

interface ReadLink {
  experiment: Experiment;
  notes: LinkNote[];
}

/** With chains that are the same as others. */
function readAll(link: string): ReadLink {
  const notes: LinkNote[] = [];
  if (link.length > LONGEST_LINK) {
    const allowed = said('characters', { most: LONGEST_LINK });
    notes.push({ kind: 'too-long', path: '', given: clip(link), used: '', allowed });
    return { experiment: defaultExperiment, notes };
  }
  const entries = entriesOf(link);
  const defaults = leftOutOf(entries);
  let experiment = defaults;
  const own: OwnSetting[] = [];
  for (const entry of entries) {
    if (isViewKey(entry.key) || entry.key === RESULTS_KEY) continue; // readView's and readResults'
    const ofChain = /^chain\.(\d)\.(.+)$/.exec(entry.key);
    if (ofChain) {
      const setting = { chain: Number(ofChain[1]), path: fieldAt(ofChain[2])?.path ?? ofChain[2], entry };
      own.push(setting);
      notes.push(...passedOver(entry, keyOf(setting), clip(entry.value)));
      continue;
    }
    if (entry.key === ARMS) {
      const { chains, notes: of } = readArms(entry);
      experiment = withChains(experiment, chains);
      notes.push(...of);
      continue;
    }
    const field = fieldAt(entry.key === CHAINS.key ? CHAINS.path : entry.key);
    if (!field) {
      notes.push(...notesOfOther(entry));
      continue;
    }
    const { value, isAllowed } = readValue(field, entry.value, valueOf(defaults, field));
    const { path } = field;
    const used = writeValue(value);
    if (!isAllowed) {
      const given = field.kind === 'chains' ? mended(entry.value, used) : entry.value;
      notes.push({ kind: 'not-allowed', path, given: clip(given), used, allowed: allowedText(field) });
    }
    notes.push(...passedOver(entry, path, used));
    experiment = withValue(experiment, field, value);
  }
  const withAll = withOwn(experiment, own);
  const checked = checkLimits(withAll.experiment);
  const read = { experiment: checked.experiment, notes: [...notes, ...withAll.notes, ...checked.notes] };
  return saysRounds(
    read,
    entries.findLast(({ key }) => fieldAt(key)?.path === ROUNDS),
  );
}

/** Where it is said what is left there are as many rounds, and one by a plan, whatever else the link says. */
function saysRounds({ experiment, notes }: ReadLink, entry: LinkEntry | undefined): ReadLink {
  const { rounds } = experiment.pruning;
  const byPlan = isPlanned(experiment);
  const areGiven = !byPlan && experiment.pruning.remaining === null;
  if (!entry || areGiven || numberOf(entry.value) === rounds) return { experiment, notes };
  const note: LinkNote = {
    kind: 'not-allowed',
    path: ROUNDS,
    given: clip(entry.value),
    used: String(rounds),
    allowed: byPlan ? said('one-by-plan') : said('as-many-as-remaining', { levels: rounds }),
  };
  return { experiment, notes: [...notes.filter(({ kind, path }) => kind !== 'not-allowed' || path !== ROUNDS), note] };
}

/** Of chains those that could not stay as they are; all of them where there is no such. */
function mended(given: string, used: string): string {
  const stay = used.split(',');
  const others = given.split(',').filter((chain) => !stay.includes(chain.toLowerCase()));
  return others.join(',') || given;
}

/**
 * The same of a link that a file or a browser has kept: version 1 wrote nothing for its default, and what was trained of
 * the same chains stays.
 */
export const readKeptLink = (link: string): ReadLink => readAll(link === '' ? 'v=1' : link);

/** A setting of one chain, as it stands in a link. */
interface OwnSetting {
  readonly chain: number;
  readonly path: string;
  readonly entry: LinkEntry;
}

const keyOf = ({ chain, path }: OwnSetting): string => `chain.${chain}.${clip(path)}`;

/** Settings of chains that are there; the others are named. */
function withOwn(experiment: Experiment, own: readonly OwnSetting[]): Checked {
  const chains = chainsOf(experiment);
  const written = chains.map((chain, at) => {
    const settings = own
      .filter((setting) => setting.chain === at)
      .map(({ path, entry }) => [path, entry.value.toLowerCase()] as const);
    return writeChain({ ...chain, own: { ...chain.own, ...Object.fromEntries(settings) } });
  });
  const notes = own
    .filter(({ chain }) => chain >= chains.length)
    .map((setting): LinkNote => {
      const given = clip(setting.entry.value);
      return { kind: 'unknown-setting', path: keyOf(setting), given, used: '', allowed: '' };
    });
  return { experiment: withChains(experiment, written), notes };
}

const withChains = (experiment: Experiment, chains: readonly string[]): Experiment => ({
  ...experiment,
  compare: { chains },
});

/** The key of version 1 for what stands in chains now. */
const ARMS = 'compare.arms';

function readArms(entry: LinkEntry): { readonly chains: readonly string[]; readonly notes: LinkNote[] } {
  const { choices, default: preset } = sections.compare.chains;
  const given = entry.value.toLowerCase() === 'none' ? [] : entry.value.toLowerCase().split(',');
  const known = choices.filter((arm) => given.includes(arm));
  const isAllowed = given.every((arm) => choices.includes(arm));
  const chains = isAllowed || known.length > 0 ? chainsOfArms(known) : preset;
  const used = isAllowed || known.length > 0 ? known.join(',') || 'none' : chains.join(',');
  const notes = passedOver(entry, CHAINS.path, used);
  if (!isAllowed) {
    notes.unshift({
      kind: 'not-allowed',
      path: CHAINS.path,
      given: clip(entry.value),
      used,
      allowed: choices.join(', '),
    });
  }
  // a control hung on one chain, which had to be there
  for (const arm of known) {
    const home = controls.ids.includes(arm) ? controls.get(arm).chain : 'ticket';
    if (home === 'ticket' || known.includes(home)) continue;
    notes.push({ kind: 'needs-arm', path: CHAINS.path, given: arm, used: home, allowed: '' });
  }
  return { chains, notes };
}

/**
 * What a link leaves out: of the version that wrote it, which left out the same for every data set. A link without one was
 * written by hand; it means what the form has for its data set.
 */
function leftOutOf(entries: readonly LinkEntry[]): Experiment {
  const entry = entries.find(({ key }) => key === 'data.set');
  const field = entry && fieldAt(entry.key);
  if (!entry || !field || entries.some(({ key }) => key === 'v')) return defaultsOf(versionOf(entries));
  return chosen(defaultExperiment, field, readValue(field, entry.value).value);
}

/** The version that wrote a link; today's where it tells none that there is. */
function versionOf(entries: readonly LinkEntry[]): number {
  const version = numberOf(entries.find(({ key }) => key === 'v')?.value ?? '');
  return isVersion(version) ? version : SCHEMA_VERSION;
}

const isVersion = (version: number): boolean => Number.isInteger(version) && version >= 1 && version <= SCHEMA_VERSION;

/** What to say of the version, or of a key that is none. */
function notesOfOther(entry: LinkEntry): LinkNote[] {
  const { key, name, value } = entry;
  if (key !== 'v') {
    return [{ kind: 'unknown-setting', path: clip(name), given: clip(value), used: '', allowed: '' }];
  }
  const used = String(SCHEMA_VERSION);
  const version = numberOf(value);
  const notes = passedOver(entry, key, value);
  if (isVersion(version)) return notes;
  const kind = version > SCHEMA_VERSION ? 'newer-version' : 'not-allowed';
  return [{ kind, path: key, given: clip(value), used, allowed: used }, ...notes];
}
