import { standardFor } from '../../tasks/classification/fixture';
import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer, percent, score, signedPoints, weight } from '../kit/format';
import { loadLessonTexts } from '../lessons/texts';
import { bestLanguage, initTexts, LANGUAGES, missingLanguage, nameOfLanguage, showLanguage } from '.';

/** The page's catalogues, and those of the parts that bring their own. */
const files = import.meta.glob<Record<string, unknown>>(['./*/*.json', '../*/texts/*.json'], {
  import: 'default',
  eager: true,
});

/** Every text by its key with dots. */
function flat(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  return new Map(
    Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => [
      ...flat(child, path ? `${path}.${key}` : key),
    ]),
  );
}
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** What a text must not lose on its way: values put in, and marks. */
const marksOf = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}|<\/?\w+>/g))].toSorted().join(' ');

/** All of a language. */
const textsIn = (language: string): Map<string, string> =>
  new Map(
    Object.entries(files)
      .filter(([path]) => path.split(/[/.]+/).includes(language))
      // English sentences about what goes wrong stand in the rooms, see problems.test.ts
      .flatMap(([, catalogue]) => [...flat({ ...catalogue, problems: {} })]),
  );
const english = textsIn('en');

describe.each(LANGUAGES.filter((language) => language !== 'en'))('%s', (language) => {
  const texts = textsIn(language);

  it('has no text that English does not have', () => {
    const forms = new Set([...english.keys()].map((key) => key.replace(PLURAL, '')));
    expect(
      [...texts.keys()].filter((key) => !english.has(key) && !(PLURAL.test(key) && forms.has(key.replace(PLURAL, '')))),
    ).toEqual([]);
  });

  it('puts the same values and marks into every text', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '';
      return marksOf(text) !== marksOf(original);
    });
    expect(wrong).toEqual([]);
  });

  it('has every plural form of its language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const plurals = new Set(
      [...texts.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL, '')),
    );
    const missing = [...plurals]
      .flatMap((key) => pluralCategories.map((form) => `${key}_${form}`))
      .filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  it('says everything that English says', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect([...english.keys()].filter((key) => !texts.has(key))).toEqual([]);
  });
});

const { judge } = standardFor();

describe('languages', () => {
  beforeAll(() => initTexts());
  afterAll(() => i18next.changeLanguage('en'));

  it('are chosen by what the browser wants', () => {
    expect(LANGUAGES.slice(0, 2)).toEqual(['en', 'de']);
    expect(bestLanguage(['', 'fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(bestLanguage(['xx'])).toBe('en');
    expect(nameOfLanguage('de')).toBe('Deutsch');
  });

  it('write their numbers themselves', async () => {
    await showLanguage('de');
    expect(percent(0.2107)).toBe('21,1\u202f%');
    expect(score(judge, 0.9775)).toBe('97,75\u202f%');
    expect(integer(266_200)).toBe('266.200');
    expect(signedPoints(judge, -0.008)).toBe('−0,8');
    expect(weight(-0.012345)).toBe('−0,01235');
    expect(i18next.t('standing.counted', { done: 2, planned: 8 })).toBe('2 von 8 Läufen');
    await showLanguage('en');
    expect(percent(0.2107)).toBe('21.1\u202f%');
  });

  it('bring the texts of lessons once these are asked for, and with every language from then on', async () => {
    const title = (): string => i18next.t('lessons.course.pruning.title');
    expect(title()).toBe('lessons.course.pruning.title');
    await loadLessonTexts();
    expect(title()).toBe('What pruning is, and why');
    await showLanguage('de');
    expect(title()).toBe('Was Pruning ist, und wozu');
    expect(i18next.t('lessons.menu')).toBe('Lektionen');
    await initTexts();
    await Promise.all([loadLessonTexts(), showLanguage('de')]);
    expect([i18next.language, title()]).toEqual(['de', 'Was Pruning ist, und wozu']);
    await showLanguage('en');
    expect([title(), i18next.t('lessons.menu')]).toEqual(['What pruning is, and why', 'Lessons']);
  });

  it('refuse one that has no texts, naming those there are', async () => {
    await showLanguage('tlh');
    expect(missingLanguage.get()).toMatchObject({
      language: 'tlh',
      error: { message: 'There are no texts in "tlh". Known: en, de.' },
    });
    expect(i18next.language).toBe('en');
    await showLanguage('en');
    expect(missingLanguage.get()).toBeNull();
  });
});
