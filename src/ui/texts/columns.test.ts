import i18next from 'i18next';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keysOf } from '../../keys';
import { tasks } from '../../tasks';
import { initTexts, LANGUAGES, showLanguage } from '.';
import { sayIn } from './say';

beforeAll(initTexts);
afterAll(() => i18next.changeLanguage('en'));

it.each(LANGUAGES)(
  '%s: what is measured has one name in files, in charts and where recordings are compared',
  async (language) => {
    await showLanguage(language);
    const wordOf = (key: string): string => i18next.t(key);
    const names = tasks.all.flatMap(({ columns }) =>
      keysOf(columns).map((column) => [
        sayIn(i18next, columns[column]),
        wordOf(`gallery.quantities.${column}`),
        wordOf(`export.columns.${column}`).replace(/ \[.*\]$/, ''),
      ]),
    );
    expect(names.filter((same) => new Set(same).size > 1)).toEqual([]);
  },
);
