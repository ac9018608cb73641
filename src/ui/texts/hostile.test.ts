import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import lessonsDe from '../lessons/texts/de.json';
import lessonsEn from '../lessons/texts/en.json';
import { said } from '../../formats/problems';
import { ticketNote } from '../panels/results/ticket-note';
import de from './de.json';
import en from './en.json';
import { initTexts } from './index';
import { sayIn } from './say';

const HOSTILE = [
  '{{name}}',
  '{{reason}}',
  '{{- reason}}',
  '{{path, uppercase}}',
  '{{toString}}',
  '$t(app.name)',
  '$t(app.name, {"lng":"de"})',
  '$t({{reason}})',
  '<b>x</b>',
  '<script>alert(1)</script>',
  '$& $1 $` $$',
  '__proto__',
  'constructor',
  'a.b:c',
  '\u0000app.name\u0000',
  '\u202e',
  '\ud800',
];

beforeAll(initTexts);

describe('texts with names from files and links in them', () => {
  it.each(HOSTILE)('say %j as it is', (text) => {
    const { t } = i18next;
    expect(t('history.notes.refused', { name: text, reason: 'No.' })).toBe(
      `${text} could not be opened, and nothing was changed. No.`,
    );
    expect(t('history.notes.refused', { name: 'a', reason: text })).toBe(
      `a could not be opened, and nothing was changed. ${text}`,
    );
    expect(t('link.needs-arm', { title: text, givenName: text, usedName: text })).toBe(
      `${text}: “${text}” takes its masks from “${text}”, which is compared as well.`,
    );
    expect(
      ticketNote(t, { kind: 'ticket', name: text, notes: { changed: [], converted: [], ignored: [text, text] } }),
    ).toBe(`2 tensors that no ticket has were left out: ${text}, ${text}.`);
    const tensor = said('tensor-described', { name: text });
    expect(sayIn(i18next, tensor)).toBe(`Tensor "${text}" is described wrongly.`);
    i18next.addResourceBundle('de', 'translation', de);
    expect(sayIn(i18next.cloneInstance({ lng: 'de' }), tensor)).toBe(`Der Tensor „${text}“ ist falsch beschrieben.`);
  });

  it('do not take a name that no catalogue has for anything else', () => {
    const { t } = i18next;
    expect(t('arms.$t(app.name) {{name}}', { name: 'x' })).toBe('arms.$t(app.name) {{name}}');
    expect(t('arms.none', { defaultValue: '$t(app.name)' })).toBe('$t(app.name)');
  });

  it('take in no other text themselves', () => {
    expect(
      [en, de, lessonsEn, lessonsDe].map((texts) => JSON.stringify(texts)).filter((texts) => texts.includes('$t(')),
    ).toEqual([]);
  });

  it('are escaped by React', () => {
    const said = i18next.t('history.notes.refused', { name: '<img src=x onerror=alert(1)>', reason: '' });
    expect(renderToStaticMarkup(createElement('p', null, said))).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
