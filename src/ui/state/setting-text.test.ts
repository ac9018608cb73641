import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { fieldAt } from '../../experiment/fields';
import { readLink } from '../../experiment/link';
import { settingText } from './setting-text';

beforeAll(async () => {
  const file = new URL('../texts/en.json', import.meta.url);
  const translation: unknown = JSON.parse(readFileSync(file, 'utf8'));
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: translation as object } },
    interpolation: { escapeValue: false },
  });
});

const textOf = (path: string, link: string): string => {
  const field = fieldAt(path);
  if (!field) throw new Error(path);
  return settingText(i18next.t, field, readLink(`v=1&${link}`).experiment);
};
const pictures = 'data.set=textures&network.architecture=';

test('a value that follows from others is said, one that changes nothing is a dash', () => {
  expect(textOf('network.filters', `${pictures}resnet-20`)).toBe('as published: 16');
  expect(textOf('network.filters', `${pictures}resnet-20&network.filters=4`)).toBe('4');
  expect(textOf('network.filters', '')).toBe('–');
  expect(textOf('network.denseWidths', `${pictures}conv-4`)).toBe('as published: 256 – 256');
  expect(textOf('network.denseWidths', `${pictures}resnet-20`)).toBe('–');
  expect(textOf('pruning.outputRate', 'pruning.rate=0.4')).toBe('half of the rate per round');
});
