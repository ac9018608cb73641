import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError } from '../../tasks/classification/files/data-file-error';
import { said as data } from '../../tasks/classification/problems';
import { said as file } from '../../formats/problems';
import { reasonOf, type Said } from '../../problem';
import { initTexts, LANGUAGES, showLanguage } from '.';
import { sayIn } from './say';

interface Room {
  readonly room: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The sentences of every room. */
const rooms = Object.values(import.meta.glob<Room>('../../**/problems.ts', { eager: true, import: 'said' }));
const english = new Map<string, string>(
  rooms.flatMap(({ room, texts }) =>
    Object.entries(texts).map(([name, text]): [string, string] => [`${room}.${name}`, text]),
  ),
);
const valuesOf = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join();
const say = (said: Said): string => sayIn(i18next, said);

beforeAll(initTexts);
afterAll(() => i18next.changeLanguage('en'));

describe('sentences about what goes wrong', () => {
  it('have a code of their own each', () => {
    expect(rooms.length).toBeGreaterThan(5);
    expect(english.size).toBe(rooms.reduce((sum, { texts }) => sum + Object.keys(texts).length, 0));
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))('are all in %s, with their values', async (language) => {
    await showLanguage(language);
    const wrong = [...english].filter(([code, text]) => {
      const words: unknown = i18next.getResource(language, 'translation', `problems.${code}`);
      return typeof words !== 'string' || words.trim() === '' || valuesOf(words) !== valuesOf(text);
    });
    expect(wrong).toEqual([]);
    const there: Readonly<Record<string, Readonly<Record<string, string>>>> = i18next.getResource(
      language,
      'translation',
      'problems',
    );
    const known = Object.entries(there).flatMap(([room, names]) => Object.keys(names).map((name) => `${room}.${name}`));
    expect(known.filter((code) => !english.has(code))).toEqual([]);
  });

  it('are said in the language of the page, and the reasons in them too', async () => {
    await showLanguage('en');
    const empty = reasonOf(new DataFileError('train.gz', data('empty')));
    const nested = file('history-run', { at: 3, reason: file('not-a-recording') });
    expect([say(empty), say(nested)]).toEqual([
      'train.gz: is empty (0 bytes).',
      'Run 3 of the file: The file is not a Ticket Lab recording.',
    ]);
    await showLanguage('de');
    expect([say(empty), say(nested)]).toEqual([
      'train.gz: ist leer (0 Byte).',
      'Lauf 3 der Datei: Die Datei ist keine Aufzeichnung von Ticket Lab.',
    ]);
    expect(say({ code: 'data.none', values: {}, english: 'In English.' })).toBe('In English.');
    expect(say(reasonOf(new Error('something else $& {{0}} \\')))).toBe('something else $& {{0}} \\');
  });

  it('are plain data that cross to workers', () => {
    const said = file('contradicts', {
      reason: file('in-run', { trial: 1, round: 2, arm: 'ticket', reason: file('run-twice') }),
    });
    expect(structuredClone(said)).toEqual(said);
    expect(say(structuredClone(said))).toBe(
      'Die Aufzeichnung widerspricht sich: Wiederholung 1, Runde 2, „ticket“: der Lauf ist zweimal da.',
    );
  });
});
