/** All texts on screen come from one catalogue per language: a folder here, and the files of parts fetched later. */
import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fetchPart } from '../../fetched/fetch-part';
import en, { later } from './en/first';

type Load = () => Promise<{ readonly default: ResourceLanguage }>;
/** A file per language: './de/index.ts', './de.json'. */
type Files = Readonly<Record<string, Load>>;

/** Every other language is fetched as a whole when it is chosen; of English what a part needs is there with it. */
const others: Files = import.meta.glob<{ readonly default: ResourceLanguage }>(['./*/index.ts', '!./en/index.ts']);
/** Texts of parts of the page that were asked for: every language shown from then on needs them, too. */
const added = new Set<Files>();
const fetched = new Set<Load>();

/** Codes of the languages that have a catalogue, English first. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(others).map(languageOf).toSorted()];

/** './de/index.ts' → 'de' */
function languageOf(path: string): string {
  return path.split(/[./]+/)[1];
}

const KEY = 'ticket-lab-language';

/** Texts do not take in others: what looks so came from a file or a link. It escapes nothing either, React does. */
const NEVER = '\u0000';

export async function initTexts(): Promise<void> {
  fetched.clear();
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    // a copy: texts that are added later are written into what stands here
    resources: { en: { translation: structuredClone(en) } },
    interpolation: { escapeValue: false, nestingPrefix: NEVER, nestingSuffix: NEVER },
    returnNull: false,
    // a key made from a name in a file, which no catalogue has, is said as it is
    parseMissingKeyHandler: (key: string, otherwise?: string) => otherwise ?? key,
  });
}

/** A language whose texts did not come, and why. */
interface MissingLanguage {
  readonly language: string;
  readonly error: unknown;
}

let missing: MissingLanguage | null = null;
const followers = new Set<() => void>();
const setMissing = (next: MissingLanguage | null): void => {
  missing = next;
  for (const follow of followers) follow();
};

export const missingLanguage = {
  get: (): MissingLanguage | null => missing,
  put: (): void => setMissing(null),
  follow(follower: () => void): () => void {
    followers.add(follower);
    return () => followers.delete(follower);
  },
};

/** Fetches the texts of a language and shows them; else the page stays in its language, and the missing one is noted. */
export async function showLanguage(language: string): Promise<void> {
  try {
    if (language !== 'en') await fetchTexts(others, language);
    for (const files of added) await fetchTexts(files, language); // with those added meanwhile
    await i18next.changeLanguage(language);
    setMissing(null);
  } catch (error) {
    setMissing({ language, error });
  }
}

/**
 * Texts that only a part of the page says, in the language shown and in each that is shown later.
 * @throws NotFetched when the file does not come; the next call asks again
 */
export async function addTexts(files: Files): Promise<void> {
  added.add(files);
  let language: string;
  do {
    ({ language } = i18next);
    await fetchTexts(files, language);
  } while (language !== i18next.language);
}

async function fetchTexts(files: Files, language: string): Promise<void> {
  const load = Object.entries(files).find(([path]) => languageOf(path) === language)?.[1];
  if (!load) throw new Error(`There are no texts in "${language}". Known: ${LANGUAGES.join(', ')}.`);
  await fetchFile(language, load);
}

async function fetchFile(language: string, load: Load): Promise<void> {
  if (fetched.has(load)) return;
  i18next.addResourceBundle(language, 'translation', await fetchPart(load, (file) => file.default), true, true);
  fetched.add(load);
}

/** The dynamic import of a part of the page, which is there only once its texts are. */
export const afterTexts =
  <Module>(texts: () => Promise<unknown>, load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const module = load();
    module.catch(() => undefined); // what it says is heard below, after the texts
    await texts();
    return module;
  };

/** The same, where what it says stands in these rooms of the page's catalogue. */
export const withTexts = <Module>(rooms: readonly (keyof typeof later)[], load: () => Promise<Module>) =>
  afterTexts(() => Promise.all(rooms.map((room) => fetchFile('en', later[room]))), load);

/** The first of the languages wanted that has a catalogue: "de-AT" is served by "de". */
export function bestLanguage(wanted: readonly string[]): string {
  const codes = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  return codes.find((code) => LANGUAGES.includes(code)) ?? 'en';
}

/** The language chosen last time in this browser, else the browser's own. */
export function preferredLanguage(): string {
  return bestLanguage([stored(), ...navigator.languages]);
}

/** For the next visit. */
export function keepLanguage(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // storage forbidden: the language holds for this visit
  }
}

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

const names = new Map<string, string>();

/** What a language calls itself: "Deutsch". */
export function nameOfLanguage(language: string): string {
  const known = names.get(language);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const capitalized = name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  names.set(language, capitalized);
  return capitalized;
}
