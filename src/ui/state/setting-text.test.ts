import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { fieldAt } from '../../experiment/fields';
import { readLink } from '../../experiment/link';
import english from '../texts/en';
import { settingText } from './setting-text';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: english } },
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
