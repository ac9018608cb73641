import i18next from 'i18next';
import { expect, it } from 'vitest';
import { BEATS } from '../../experiment/view-link';
import german from '../texts/de';
import english from '../texts/en';
import { topicText } from './topic';

it.each([
  ['en', english, /accura|\bloss\b/i, 'return'],
  ['de', german, /genau|Verlust/i, 'Ertrag'],
])('%s: notes on the story of networks that act speak of what they earn', async (language, texts, alien, own) => {
  const instance = i18next.createInstance();
  await instance.init({ lng: language, resources: { [language]: { translation: texts } } });
  const notes = BEATS.map((id) => topicText(instance.t, { kind: 'beat', id }, 'return').notes).join(' ');
  expect(notes).toContain(own);
  expect(notes).not.toMatch(alien);
  expect(topicText(instance.t, { kind: 'beat', id: 'train' }, 'accuracy').notes).toMatch(alien);
});
