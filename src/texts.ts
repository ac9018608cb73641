/** What the page says, by keys that are in the catalogue: the compiler knows them from the English files. */
import i18next, { type i18n } from 'i18next';
import { useSyncExternalStore } from 'react';
import type lessons from './ui/lessons/texts/en.json';
import type charts from './ui/texts/en/charts.json';
import type form from './ui/texts/en/form.json';
import type inside from './ui/texts/en/inside.json';
import type lecture from './ui/texts/en/lecture.json';
import type library from './ui/texts/en/library.json';
import type notes from './ui/texts/en/notes.json';
import type page from './ui/texts/en/page.json';
import type results from './ui/texts/en/results.json';
import type settings from './ui/texts/en/settings.json';
import type share from './ui/texts/en/share.json';

type English =
  | typeof charts
  | typeof form
  | typeof inside
  | typeof lecture
  | typeof lessons
  | typeof library
  | typeof notes
  | typeof page
  | typeof results
  | typeof settings
  | typeof share;

/** Keys with ids in them, out of registries and files. texts.test.ts holds that every registered id has its text. */
export type KeyOfId =
  | `${'arms' | 'form.families' | 'form.groups' | 'form.methods' | 'hanging' | 'lessons.arms' | 'share.methods.arm' | 'verdict.leadIn'}.*`
  | `${'engine.reasons' | 'inside.tabs' | 'inside.views' | 'keys.names' | 'link.lecture' | 'presets'}.*`
  | 'charts.pruning.treatments.*'
  | `${'charts.score.title' | 'export.columns' | 'gallery.quantities' | 'inside.gap.subtitle' | 'lessons.facts.kept'}.*.*`
  | `gallery.entries.*.${'title' | 'about' | 'short'}`
  | `lecture.things.*.${'name' | 'question' | 'notes'}`
  | `lessons.course.*.${'title' | 'about' | 'text' | 'answer'}`
  | `terms.*.${'title' | 'text'}`
  | `settings.*.${'title' | 'help' | 'derived' | 'choices.*' | 'about.*'}`;

export type Key = Singular<Leaf<English>> | Filled<KeyOfId>;

type Leaf<Node, Path extends string = ''> = Node extends string
  ? Path
  : { [Name in keyof Node & string]: Leaf<Node[Name], Path extends '' ? Name : `${Path}.${Name}`> }[keyof Node &
      string];

/** Plural forms of one text are one key. */
type Singular<Path> = Path extends `${infer Stem}_${'zero' | 'one' | 'other'}` ? Stem : Path;

type Filled<Path> = Path extends `${infer Before}*${infer After}` ? `${Before}${string}${Filled<After>}` : Path;

export type Translate = (key: Key, values?: Readonly<Record<string, unknown>>) => string;

interface Texts {
  readonly t: Translate;
  readonly i18n: i18n;
}

/** One for all components: another one tells them, and what is remembered by `t`, that the language changed. */
let texts: Texts & { readonly language: string | undefined } = { t: () => '', i18n: i18next, language: undefined };

function ofThisLanguage(): Texts {
  const { language } = i18next;
  if (texts.language !== language) texts = { t: (key, values) => i18next.t(key, values), i18n: i18next, language };
  return texts;
}

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/** useTranslation of react-i18next copies all of i18next for each component that asks: a tenth of a long list's time. */
export function useTexts(): Texts {
  return useSyncExternalStore(onLanguage, ofThisLanguage, ofThisLanguage);
}
